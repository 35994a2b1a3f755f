"""One IKE SA: its keys, its messages in order, and what is under way."""
import struct
import time

from keys import MessageKeys
from messages import EXCHANGES, HEADER_BYTES, INITIATOR_FLAG, RESPONSE_FLAG, describe, join_payloads, split_payloads

VERSION_2 = 0x20
FIRST_WAIT, GROWTH, TRIES = 1.5, 1.6, 5


class Pending:
    """A request that waits for its response."""

    def __init__(self, number, message, done):
        self.number, self.message, self.done, self.tries, self.at = number, message, done, 0, time.monotonic()

    def due(self):
        return self.at + FIRST_WAIT * GROWTH**self.tries


class IkeSa:
    def __init__(self, gateway, initiator, peer, port):
        self.gateway, self.initiator, self.peer, self.port = gateway, initiator, peer, port
        gateway.created += 1
        self.number, self.state = gateway.created, 'new'
        self.spis = [bytes(8), bytes(8)]
        self.keys = None
        self.pending, self.queue = None, []
        self.next_request, self.expected, self.last_response = 0, 0, None
        self.heard = time.monotonic()

    def own_spi(self):
        return self.spis[0 if self.initiator else 1]

    def set_keys(self, chosen, seed, nonces):
        self.keys = MessageKeys(chosen, seed, nonces, self.spis[0] + self.spis[1])
        self.chosen = chosen

    def side(self):
        return 0 if self.initiator else 1

    def header(self, exchange, flags, number):
        def of(first, size):
            return self.spis[0] + self.spis[1] + struct.pack('>BBBBII', first, VERSION_2, exchange, flags, number, HEADER_BYTES + size)

        return of

    def plain(self, exchange, flags, number, payloads):
        """A message before there are keys."""
        first, body = join_payloads(payloads)
        return self.header(exchange, flags, number)(first, len(body)) + body

    def sealed(self, exchange, is_response, number, payloads):
        flags = (INITIATOR_FLAG if self.initiator else 0) | (RESPONSE_FLAG if is_response else 0)
        first, body = join_payloads(payloads)
        return self.keys.seal(self.header(exchange, flags, number), first, body, self.side())

    def opened(self, message):
        return split_payloads(*self.keys.open(message, 1 - self.side()))

    def send(self, message):
        self.gateway.send(message, self.port, self.peer)

    def request(self, exchange, payloads, done=lambda payloads: None):
        """Sends a request when those before it are answered; `done` receives the payloads of its response."""
        self.queue.append((exchange, payloads, done))
        self.send_next()

    def send_next(self):
        if self.pending is not None or not self.queue or self.state == 'gone':
            return
        exchange, payloads, done = self.queue.pop(0)
        message = self.sealed(exchange, False, self.next_request, payloads)
        self.pending = Pending(self.next_request, message, done)
        self.gateway.log(f'IKE {self.number} > {EXCHANGES[exchange]} request {self.next_request} {describe(payloads)}')
        self.next_request += 1
        self.send(message)

    def answered(self, number, payloads):
        if self.pending is None or self.pending.number != number:
            return
        done, self.pending = self.pending.done, None
        done(payloads)
        self.send_next()

    def respond(self, exchange, number, payloads):
        message = self.sealed(exchange, True, number, payloads)
        self.last_response = (number, message)
        self.gateway.log(f'IKE {self.number} > {EXCHANGES[exchange]} response {number} {describe(payloads)}')
        self.send(message)

    def retransmit(self, now):
        if self.pending is None or now < self.pending.due():
            return
        self.pending.at, self.pending.tries = now, self.pending.tries + 1
        if self.pending.tries > TRIES:
            self.gone('the router does not answer')
        else:
            self.send(self.pending.message)

    def gone(self, why):
        """Forgets the SA and what came with it, without a message."""
        if self.state == 'gone':
            return
        self.state = 'gone'
        self.gateway.sas.pop(self.own_spi(), None)
        self.gateway.log(f'IKE {self.number} is gone: {why}')
        for child in [child for child in self.gateway.children if child.ike is self]:
            child.remove()

    def wait_for_init(self):
        """The first request is not sealed, and its response is not either."""
        self.pending = Pending(0, self.own_first, lambda payloads: None)
