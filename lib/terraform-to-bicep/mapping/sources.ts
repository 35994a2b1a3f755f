/** Where the shape of an ARM type is documented. */
export const armReference = (path: string): string => `https://learn.microsoft.com/azure/templates/${path}`;

/** The provider's code that sends the request, at the version the API versions were taken from. */
export const providerSource = (path: string): string =>
  `https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/${path}`;

/** What azurerm 4.55.0 sends for everything in Microsoft.Network. */
export const NETWORK_API = '2025-01-01';

export const networkSources = (arm: string, go: string): { readonly arm: string; readonly terraform: string } => ({
  arm: armReference(`microsoft.network/${NETWORK_API}/${arm}`),
  terraform: providerSource(`network/${go}`),
});
