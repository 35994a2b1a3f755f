"""A small IKEv2 gateway that can misbehave by name, in place of the Azure gateway.

Usage: main.py FILE, with the connection as JSON. Each line of the pipe /run/peer.command is one of the behaviors below.
"""
import json
import os
import select
import socket
import struct
import sys
import time

import exchanges
from kernel import NAT_PORT, install_policies
from messages import (
    CREATE_CHILD_SA, EXCHANGES, HEADER_BYTES, IKE_AUTH, IKE_SA_INIT, INFORMATIONAL, INITIATOR_FLAG, RESPONSE_FLAG, describe,
)

COMMANDS = '/run/peer.command'
UDP_ENCAP, UDP_ENCAP_ESPINUDP = 100, 2
MARKER = bytes(4)
INITIATE_SECONDS = 3


class Gateway:
    def __init__(self, facts):
        self.address, self.router, self.key = facts['address'], facts['router'], facts['key'].encode()
        self.policy, self.mode, self.if_id = facts.get('policy'), facts['mode'], facts['ifId']
        self.dpd_seconds = facts['dpdSeconds']
        self.sas, self.children, self.created = {}, [], 0
        self.esp_port, self.silent_until, self.keeps_newest = NAT_PORT, 0, False
        self.sockets = {500: self.listen(500), NAT_PORT: self.listen(NAT_PORT)}
        self.next_initiation = time.monotonic()
        install_policies(self.address, self.router, self.if_id)

    @staticmethod
    def log(*words):
        print(time.strftime('%T'), *words, flush=True)

    def listen(self, port):
        receiver = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        receiver.bind((self.address, port))
        if port != 500:
            receiver.setsockopt(socket.IPPROTO_UDP, UDP_ENCAP, UDP_ENCAP_ESPINUDP)
        return receiver

    def send(self, message, port, peer):
        port = port if port == 500 else self.esp_port
        self.sockets[port].sendto(message if port == 500 else MARKER + message, peer)

    def install(self, child):
        self.children.append(child)
        self.log(f'IPsec SA {child.mine.hex()} in, {child.theirs.hex()} out, on IKE {child.ike.number}')

    def established(self, sa):
        sa.state = 'up'
        self.log(f'IKE {sa.number} is established, {"initiated here" if sa.initiator else "initiated by the router"}')
        if self.keeps_newest:
            for other in [each for each in self.sas.values() if each is not sa]:
                exchanges.delete_sa(other)

    # --- behaviors ----------------------------------------------------------------------------------------------------
    def command(self, line):
        name, *values = line.split()
        self.log('behavior:', line)
        newest = self.children[-1] if self.children else None
        up = max((sa for sa in self.sas.values() if sa.state == 'up'), key=lambda sa: sa.number, default=None)
        if name == 'initiate':
            exchanges.initiate(self)
        elif name == 'lose-child' and newest:
            newest.remove()
        elif name == 'lose-sas':
            for sa in list(self.sas.values()):
                sa.gone('lost')
        elif name == 'keep-newest':
            self.keeps_newest = True
        elif name == 'ignore-ike':
            self.silent_until = time.monotonic() + float(values[0])
        elif name == 'delete-and-create-child' and newest:
            exchanges.delete_child(newest)
            exchanges.create_child(newest.ike)
        elif name == 'create-child' and up:
            exchanges.create_child(up)
        elif name == 'rekey-both' and newest:
            exchanges.rekey_ike(newest.ike, lambda new: exchanges.create_child(new, newest))
        elif name == 'delete-sas':
            for sa in list(self.sas.values()):
                exchanges.delete_sa(sa)
        elif name == 'send-from' and int(values[0]) != self.esp_port:
            self.esp_port = int(values[0])
            self.sockets.setdefault(self.esp_port, self.listen(self.esp_port))

    # --- messages -----------------------------------------------------------------------------------------------------
    def receive(self, data, port, peer):
        if port != 500:
            if data[:4] != MARKER:
                return
            data = data[4:]
        if len(data) < HEADER_BYTES or time.monotonic() < self.silent_until:
            return
        exchange, flags, number = data[18], data[19], struct.unpack('>I', data[20:24])[0]
        is_response = bool(flags & RESPONSE_FLAG)
        if exchange == IKE_SA_INIT and not is_response:
            if self.mode != 'InitiatorOnly':
                exchanges.respond_to_init(self, data, port, peer)
            return
        sa = self.sas.get(data[8:16] if flags & INITIATOR_FLAG else data[:8])
        if sa is None:
            self.log(f'< {EXCHANGES.get(exchange, exchange)} for an SA that is not known')
        elif exchange == IKE_SA_INIT:
            if sa.state == 'initiated' and sa.keys is None:
                exchanges.on_init_response(sa, data)
        else:
            self.receive_sealed(sa, data, exchange, is_response, number, (port, peer))

    def receive_sealed(self, sa, data, exchange, is_response, number, source):
        payloads = sa.opened(data)
        sa.heard = time.monotonic()
        self.log(f'IKE {sa.number} < {EXCHANGES[exchange]} {"response" if is_response else "request"} {number} {describe(payloads)}')
        if is_response:
            sa.answered(number, payloads)
        elif sa.last_response and sa.last_response[0] == number:
            sa.send(sa.last_response[1])
        elif number == sa.expected:
            sa.expected += 1
            sa.port, sa.peer = source
            respond = {
                IKE_AUTH: exchanges.respond_to_auth,
                CREATE_CHILD_SA: exchanges.respond_to_create,
                INFORMATIONAL: exchanges.respond_to_information,
            }[exchange]
            respond(sa, number, payloads)

    # --- time ---------------------------------------------------------------------------------------------------------
    def initiates(self):
        return self.mode == 'InitiatorOnly' and not self.sas

    def on_time(self, now):
        # It sends nothing meanwhile: it would not receive the answer, and would end its own SA.
        if now < self.silent_until:
            return
        for sa in list(self.sas.values()):
            sa.retransmit(now)
            if sa.state == 'up' and sa.pending is None and now >= sa.heard + self.dpd_seconds:
                sa.heard = now
                sa.request(INFORMATIONAL, [])
        if self.initiates() and now >= self.next_initiation:
            self.next_initiation = now + INITIATE_SECONDS
            exchanges.initiate(self)

    def seconds_to_wait(self, now):
        if now < self.silent_until:
            return self.silent_until - now
        times = [sa.pending.due() for sa in self.sas.values() if sa.pending]
        times += [sa.heard + self.dpd_seconds for sa in self.sas.values() if sa.state == 'up' and not sa.pending]
        times += [self.next_initiation] if self.initiates() else []
        return max(0, min(times, default=now + 60) - now)

    def serve(self, commands):
        while True:
            receivers = {receiver: port for port, receiver in self.sockets.items()}
            readable, _, _ = select.select([*receivers, commands], [], [], self.seconds_to_wait(time.monotonic()))
            for source in readable:
                try:
                    if source == commands:
                        for line in os.read(commands, 4096).decode().splitlines():
                            self.command(line)
                    else:
                        data, peer = source.recvfrom(65535)
                        self.receive(data, receivers[source], peer)
                except Exception as error:  # what the router sends is never a reason to end
                    self.log('error:', repr(error))
            self.on_time(time.monotonic())


def main():
    with open(sys.argv[1], encoding='utf8') as file:
        facts = json.load(file)
    os.unlink(sys.argv[1])
    gateway = Gateway(facts)
    if not os.path.exists(COMMANDS):
        os.mkfifo(COMMANDS, 0o600)
    gateway.log('ready')
    gateway.serve(os.open(COMMANDS, os.O_RDWR | os.O_NONBLOCK))


if __name__ == '__main__':
    main()
