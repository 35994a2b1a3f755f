# Sends one packet of each probe on standard input, a JSON list, from this host: the first packet, or with `reply` the
# one that answers it. Each packet has the number of its probe as its IP identification, which NAT and tunnels keep, and
# a DSCP of its own. Prints, as JSON, the numbers of those that this host itself did not send, each with its error.
import errno
import json
import socket
import struct
import sys
import time

DSCP, DONT_FRAGMENT, TTL = 0x2C << 2, 0x4000, 64
PROTOCOLS = {'icmp': 1, 'tcp': 6, 'udp': 17, 'esp': 50}
SYN, SYN_ACK = 0x02, 0x12
ECHO_REQUEST, ECHO_REPLY = 8, 0


def checksum(data):
    total = sum(struct.unpack(f'!{len(data) // 2}H', data))
    while total >> 16:
        total = (total >> 16) + (total & 0xFFFF)
    return ~total & 0xFFFF


def body(probe):
    number, first, reply = probe['number'], probe['id'], probe['reply']
    ports = (probe['port'], probe['sourcePort']) if reply else (probe['sourcePort'], probe['port'])
    ends = socket.inet_aton(probe['source']) + socket.inet_aton(probe['destination'])
    protocol = probe['protocol']
    if protocol == 'icmp':
        kind = ECHO_REPLY if reply else ECHO_REQUEST
        sum_ = checksum(struct.pack('!BBHHH', kind, 0, 0, first, 1))
        return struct.pack('!BBHHH', kind, 0, sum_, first, 1)
    if protocol == 'tcp':
        sequence, acknowledged, flags = (1, first + 1, SYN_ACK) if reply else (number, 0, SYN)
        def segment(sum_):
            return struct.pack('!HHIIBBHHH', *ports, sequence, acknowledged, 5 << 4, flags, 1024, sum_, 0)
        return segment(checksum(ends + struct.pack('!BBH', 0, 6, 20) + segment(0)))
    if protocol == 'udp':
        return struct.pack('!HHHH', *ports, 8, 0)
    return struct.pack('!IIQ', first, 1, 0)


raw = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_RAW)
unsent = {}
for probe in json.load(sys.stdin):
    content = body(probe)
    header = struct.pack('!BBHHHBBH', 0x45, DSCP, 20 + len(content), probe['number'], DONT_FRAGMENT, TTL,
                         PROTOCOLS[probe['protocol']], 0)
    ends = socket.inet_aton(probe['source']) + socket.inet_aton(probe['destination'])
    try:
        raw.sendto(header + ends + content, (probe['destination'], 0))
    except OSError as error:
        unsent[probe['number']] = errno.errorcode.get(error.errno, str(error))
    time.sleep(0.001)
time.sleep(2)
print(json.dumps(unsent))
