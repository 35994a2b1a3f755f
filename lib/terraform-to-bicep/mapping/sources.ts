/** URL of the reference of an ARM type. */
export const armReference = (path: string): string => `https://learn.microsoft.com/azure/templates/${path}`;

/** URL of the provider's code that sends the request, in the version that the API versions are from. */
export const providerSource = (path: string): string =>
  `https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/${path}`;

/** API version of azurerm 4.55.0 for all types in Microsoft.Network. */
export const NETWORK_API = '2025-01-01';

export const networkSources = (arm: string, go: string): { readonly arm: string; readonly terraform: string } => ({
  arm: armReference(`microsoft.network/${NETWORK_API}/${arm}`),
  terraform: providerSource(`network/${go}`),
});
