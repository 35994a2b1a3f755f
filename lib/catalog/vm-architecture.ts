export type VmArchitecture = 'x64' | 'arm64';

/**
 * Processor architecture of an Azure VM size: Arm sizes have a p among the letters after the number of cores.
 * @see https://learn.microsoft.com/azure/virtual-machines/vm-naming-conventions
 */
export function vmArchitectureOf(size: string): VmArchitecture {
  return /^[A-Za-z]+_[A-Z]+\d+(-\d+)?[a-z]*p/.test(size) ? 'arm64' : 'x64';
}
