/** Name which the virtual machine's resolver knows. */
export const DNS_NAME = 'vm.azure.lab';
