import { pingsOf } from '../../../lib/lab/month/guest-processes.edge';

test("the kernel's own counters say how many pings a host sent, and how many were answered", () => {
  const snmp = [
    'Ip: Forwarding DefaultTTL',
    'Ip: 1 64',
    'Icmp: InMsgs InErrors InEchoReps OutMsgs OutEchos',
    'Icmp: 12 0 9 14 10',
  ].join('\n');

  expect(pingsOf(snmp)).toEqual({ sent: 10, answered: 9 });
});
