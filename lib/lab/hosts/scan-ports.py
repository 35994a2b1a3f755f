# Sends one packet to each TCP and UDP port of a host. Prints the number of packets and the ports that responded, as
# JSON. A response is a SYN and ACK, a reset, a datagram or "port unreachable".
# Usage: scan-ports.py TARGET FIRST-LAST...
import ctypes
import errno
import json
import socket
import struct
import sys
import time

SOURCE = 40404  # source port of all packets of a scan, TCP and UDP
TCP_HEADER, UDP_HEADER, ICMP_UNREACHABLE = '!HHHHIBBHHH', '!HHHH', 3
AT_ONCE = 1024  # packets of one system call: the kernel's limit

target = sys.argv[1]
ports = [port for part in sys.argv[2:] for port in range(int(part.split('-')[0]), int(part.split('-')[-1]) + 1)]


def open_raw(protocol):
    raw = socket.socket(socket.AF_INET, socket.SOCK_RAW, protocol)
    raw.setblocking(False)
    raw.connect((target, 0))
    return raw


class Piece(ctypes.Structure):
    _fields_ = [('base', ctypes.c_char_p), ('length', ctypes.c_size_t)]


class Message(ctypes.Structure):
    """A `struct mmsghdr`: one packet in one piece, to the address of the socket."""

    _fields_ = [
        ('name', ctypes.c_void_p),
        ('name_length', ctypes.c_uint32),
        ('pieces', ctypes.POINTER(Piece)),
        ('piece_count', ctypes.c_size_t),
        ('control', ctypes.c_void_p),
        ('control_length', ctypes.c_size_t),
        ('flags', ctypes.c_size_t),  # an int, and what aligns the next member
        ('sent', ctypes.c_size_t),  # the same
    ]


libc = ctypes.CDLL(None, use_errno=True)


def send(raw, packets):
    pieces = (Piece * len(packets))(*[(packet, len(packet)) for packet in packets])
    messages = (Message * len(packets))(*[Message(pieces=ctypes.pointer(piece), piece_count=1) for piece in pieces])
    done = 0
    while done < len(packets):
        sent = libc.sendmmsg(raw.fileno(), ctypes.byref(messages, done * ctypes.sizeof(Message)), len(packets) - done, 0)
        if sent > 0:
            done += sent
        elif ctypes.get_errno() in (errno.ENOBUFS, errno.EAGAIN):
            time.sleep(0.002)  # the network is slower than this loop
        else:
            raise OSError(ctypes.get_errno(), 'sendmmsg')


def sum_of(words):
    total = sum(struct.unpack(f'!{len(words) // 2}H', words))
    while total >> 16:
        total = (total >> 16) + (total & 0xFFFF)
    return ~total & 0xFFFF


def received(raw):
    while True:
        try:
            packet = raw.recv(1500)
        except BlockingIOError:
            return
        except ConnectionRefusedError:
            continue  # "port unreachable", which the ICMP socket also receives
        yield packet[(packet[0] & 15) * 4 :]  # without the IP header


def segment(port, checksum):
    # The low half of the sequence number compensates for the port, so that the checksum is the same for all.
    return struct.pack(TCP_HEADER, SOURCE, port, 0, 0xFFFF - port, 0, 5 << 4, 2, 1024, checksum, 0)


tcp, udp = open_raw(socket.IPPROTO_TCP), open_raw(socket.IPPROTO_UDP)
icmp = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
icmp.setblocking(False)
ends = socket.inet_aton(tcp.getsockname()[0]) + socket.inet_aton(target)
checksum = sum_of(ends + struct.pack('!BBH', 0, socket.IPPROTO_TCP, 20) + segment(1, 0))
for first in range(0, len(ports), AT_ONCE):
    some = ports[first : first + AT_ONCE]
    send(tcp, [segment(port, checksum) for port in some])
    send(udp, [struct.pack(UDP_HEADER, SOURCE, port, 8, 0) for port in some])
time.sleep(1)

answers = {('tcp', *struct.unpack('!HH', packet[:4])) for packet in received(tcp)}
answers |= {('udp', *struct.unpack('!HH', packet[:4])) for packet in received(udp)}
for packet in received(icmp):
    quoted = packet[8:]
    if packet[0] == ICMP_UNREACHABLE and quoted[16:20] == socket.inet_aton(target) and quoted[9] == socket.IPPROTO_UDP:
        answers.add(('udp', *reversed(struct.unpack('!HH', quoted[20:24]))))
answered = sorted(f'{protocol} {port}' for protocol, port, to in answers if to == SOURCE)
print(json.dumps({'count': 2 * len(ports), 'answered': answered}))
