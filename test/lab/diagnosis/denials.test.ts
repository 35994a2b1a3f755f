import { parseDenials } from '../../../lib/lab/diagnosis/denials';

describe('denials in the kernel log', () => {
  test('name a denied system call and its program', () => {
    const line =
      '[  669.596899] audit: type=1326 audit(1795657555.613:2): auid=4294967295 uid=0 gid=0 ses=4294967295 subj=unconfined pid=3021 comm="vpc2vnet-watchd" exe="/usr/bin/bash" sig=31 arch=c000003e syscall=110 compat=0 ip=0x7f45d39864f7 code=0x80000000';

    expect(parseDenials(line)).toEqual(['system call 110 of vpc2vnet-watchd']);
  });

  test('name an AppArmor profile and the operation that it denied', () => {
    const line =
      '[  505.945855] audit: type=1400 audit(1795654816.537:4): apparmor="DENIED" operation="open" profile="/usr/sbin/swanctl" name="/root/x.conf" pid=2720 comm="swanctl" requested_mask="r" denied_mask="r" fsuid=0 ouid=0';

    expect(parseDenials(line)).toEqual(['open of /root/x.conf by the profile /usr/sbin/swanctl']);
  });

  test('are empty when the log has other messages only', () => {
    expect(parseDenials('[    0.685285] audit: initializing netlink subsys (disabled)\n')).toEqual([]);
  });
});
