import type { Assignments } from './assignments';

/** Security upgrades by themselves; a reboot only at the time that the config names. */
export function upgradeSettings(rebootAt: string | undefined): Assignments {
  const daily: Assignments = [
    ['APT::Periodic::Update-Package-Lists', '1'],
    ['APT::Periodic::Unattended-Upgrade', '1'],
  ];
  if (rebootAt === undefined) return [...daily, ['Unattended-Upgrade::Automatic-Reboot', 'false']];
  return [
    ...daily,
    ['Unattended-Upgrade::Automatic-Reboot', 'true'],
    ['Unattended-Upgrade::Automatic-Reboot-Time', rebootAt],
  ];
}
