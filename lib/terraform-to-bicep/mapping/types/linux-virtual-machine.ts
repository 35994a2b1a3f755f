import { array, bool, interpolation, object, string } from '../../tree/build';
import { blocksOf } from '../../json';
import type { Mapping } from '../rule';
import { block, COMMON, custom, listOf, location, tags, to, unmapped, wrapped } from '../vocabulary';
import { armReference, providerSource } from '../sources';

const API_VERSION = '2024-03-01';
/** Bicep's linter requires a parameter for the administrator's name. */
const USER = 'adminUsername';

export const linuxVirtualMachine: Mapping = {
  terraform: 'azurerm_linux_virtual_machine',
  type: 'Microsoft.Compute/virtualMachines',
  apiVersion: API_VERSION,
  sources: {
    arm: armReference(`microsoft.compute/${API_VERSION}/virtualmachines`),
    terraform: providerSource('compute/linux_virtual_machine_resource.go'),
  },
  nouns: ['vm', 'virtualMachine'],
  attributes: {
    ...COMMON,
    location,
    tags,
    zone: to('zones', { transform: (value) => array([value]) }),
    identity: block('identity', {
      type: to('type'),
      identity_ids: unmapped('a user-assigned identity'),
    }),
    plan: block('plan', { name: to('name'), product: to('product'), publisher: to('publisher') }),
    size: to('properties.hardwareProfile.vmSize'),
    priority: to('properties.priority', { unset: 'Regular' }),
    eviction_policy: to('properties.evictionPolicy'),
    max_bid_price: to('properties.billingProfile.maxPrice'),
    extensions_time_budget: to('properties.extensionsTimeBudget', { unset: 'PT1H30M' }),
    license_type: to('properties.licenseType'),
    network_interface_ids: to('properties.networkProfile.networkInterfaces', {
      transform: (value) =>
        array(
          listOf(value).map((id, index) =>
            object([
              ['id', id],
              ['properties', object([['primary', bool(index === 0)]])],
            ]),
          ),
        ),
    }),
    computer_name: custom((value, context) => [
      [
        'properties.osProfile.computerName',
        value === undefined ? context.name : context.orElse(context.node(value, 'computer_name'), context.name),
      ],
    ]),
    admin_username: to('properties.osProfile.adminUsername', { parameter: USER }),
    admin_password: to('properties.osProfile.adminPassword', { secret: true }),
    custom_data: to('properties.osProfile.customData'),
    user_data: to('properties.userData'),
    allow_extension_operations: to('properties.osProfile.allowExtensionOperations', { unset: true }),
    disable_password_authentication: to('properties.osProfile.linuxConfiguration.disablePasswordAuthentication', {
      unset: true,
    }),
    provision_vm_agent: to('properties.osProfile.linuxConfiguration.provisionVMAgent', { unset: true }),
    patch_mode: to('properties.osProfile.linuxConfiguration.patchSettings.patchMode', { unset: 'ImageDefault' }),
    patch_assessment_mode: to('properties.osProfile.linuxConfiguration.patchSettings.assessmentMode', {
      unset: 'ImageDefault',
    }),
    reboot_setting: unmapped('a reboot setting'),
    bypass_platform_safety_checks_on_user_schedule_enabled: unmapped('a user schedule of patches'),
    vm_agent_platform_updates_enabled: unmapped('the switch for agent updates'),
    admin_ssh_key: custom((value, context) => {
      const keys = blocksOf(value).map(({ username = '', public_key: key = '' }) => {
        const name = context.node(username, 'admin_ssh_key.username');
        const user =
          name.kind === 'string' && username === context.config.admin_username ? context.lift(USER, name) : name;
        return object([
          ['keyData', context.node(key, 'admin_ssh_key.public_key')],
          ['path', interpolation([string('/home/'), user, string('/.ssh/authorized_keys')])],
        ]);
      });
      return keys.length === 0 ? [] : [['properties.osProfile.linuxConfiguration.ssh.publicKeys', array(keys)]];
    }),
    source_image_reference: block('properties.storageProfile.imageReference', {
      publisher: to('publisher'),
      offer: to('offer'),
      sku: to('sku'),
      version: to('version'),
    }),
    source_image_id: to('properties.storageProfile.imageReference', { transform: wrapped('id') }),
    os_disk: block(
      'properties.storageProfile.osDisk',
      {
        name: to('name'),
        caching: to('caching'),
        storage_account_type: to('managedDisk.storageAccountType'),
        disk_size_gb: to('diskSizeGB'),
        disk_encryption_set_id: to('managedDisk.diskEncryptionSet', { transform: wrapped('id') }),
        write_accelerator_enabled: to('writeAcceleratorEnabled', { unset: false }),
        diff_disk_settings: block('diffDiskSettings', { option: to('option'), placement: to('placement') }),
        secure_vm_disk_encryption_set_id: unmapped('confidential disk encryption'),
        security_encryption_type: unmapped('confidential disk encryption'),
      },
      { constants: { createOption: 'FromImage', osType: 'Linux' } },
    ),
    boot_diagnostics: block(
      'properties.diagnosticsProfile.bootDiagnostics',
      { storage_account_uri: to('storageUri') },
      { constants: { enabled: true }, unset: { enabled: false } },
    ),
    secure_boot_enabled: to('properties.securityProfile.uefiSettings.secureBootEnabled'),
    vtpm_enabled: to('properties.securityProfile.uefiSettings.vTpmEnabled'),
    // Each of the two attributes above requires TrustedLaunch.
    encryption_at_host_enabled: custom((value, context) => [
      ...(value === undefined
        ? []
        : [
            ['properties.securityProfile.encryptionAtHost', context.node(value, 'encryption_at_host_enabled')] as const,
          ]),
      ...(context.config.secure_boot_enabled === true || context.config.vtpm_enabled === true
        ? [['properties.securityProfile.securityType', string('TrustedLaunch')] as const]
        : []),
    ]),
    availability_set_id: to('properties.availabilitySet', { transform: wrapped('id') }),
    proximity_placement_group_id: to('properties.proximityPlacementGroup', { transform: wrapped('id') }),
    capacity_reservation_group_id: unmapped('a capacity reservation'),
    dedicated_host_group_id: unmapped('a dedicated host'),
    dedicated_host_id: unmapped('a dedicated host'),
    disk_controller_type: to('properties.storageProfile.diskControllerType'),
    edge_zone: unmapped('an edge zone'),
    os_managed_disk_id: unmapped('a machine from an existing disk'),
    platform_fault_domain: unmapped('a fault domain'),
    virtual_machine_scale_set_id: unmapped('a scale set'),
    additional_capabilities: block('properties.additionalCapabilities', {
      hibernation_enabled: to('hibernationEnabled'),
      ultra_ssd_enabled: to('ultraSSDEnabled'),
    }),
    gallery_application: unmapped('a gallery application'),
    os_image_notification: unmapped('an image notification'),
    secret: unmapped('a certificate of a key vault'),
    termination_notification: unmapped('a termination notification'),
  },
  constants: { 'properties.storageProfile.dataDisks': [] },
  comments: ({ disable_password_authentication: keysOnly }) =>
    keysOnly === false ? [] : ['Password authentication is disabled: the machine accepts only the SSH key.'],
  check: ({ disable_password_authentication: keysOnly, admin_ssh_key: keys, admin_password: password }) => [
    ...(keysOnly !== false && blocksOf(keys).length === 0
      ? [{ attribute: 'admin_ssh_key', message: 'must be set while passwords are disabled' }]
      : []),
    ...(keysOnly === false && password === undefined
      ? [{ attribute: 'admin_password', message: 'must be set while passwords are enabled' }]
      : []),
  ],
  readable: {
    virtual_machine_id: { path: ['properties', 'vmId'] },
  },
};
