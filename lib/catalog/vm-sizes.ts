/**
 * Series of Azure VM sizes, as the letters before the number of vCPUs.
 * @see https://learn.microsoft.com/azure/virtual-machines/sizes/overview
 */
const SERIES: ReadonlySet<string> = new Set('A B D DC DS E EC F FX G GS HB HC HX L M NC ND NG NP NV'.split(' '));

/** `Standard_`, the series, vCPUs, fewer vCPUs, features, an accelerator or a variant, and a version. */
const SIZE = /^Standard_([A-Z]+)\d+(-\d+)?[a-z]*(_(?!v\d)[A-Za-z0-9]+)*(_v\d)?(_Promo)?$/;

/**
 * Sizes that were retired: H, NC to NCv3, ND and NV of the first version.
 * @see https://learn.microsoft.com/azure/virtual-machines/sizes/retirement/retired-sizes-list
 */
const RETIRED = /^Standard_(H\d+m?r?|NC\d+r?|NC\d+r?s_v[23]|ND\d+r?s|NV\d+)(_Promo)?$/;

/** Whether a name may be that of a VM size that Azure has; which of them a location has, Azure says. */
export function isVmSize(name: string): boolean {
  const [, series] = SIZE.exec(name) ?? [];
  return series !== undefined && SERIES.has(series) && !RETIRED.test(name);
}
