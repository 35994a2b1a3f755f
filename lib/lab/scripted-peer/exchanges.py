"""The exchanges of IKEv2, as responder and as initiator. See RFC 7296, sections 1.2 to 1.4."""
import hashlib
import os
import socket
import struct

from algorithms import GROUP, HASH_OF_PRF, PRF, choose, esp_proposals, ike_proposals
from ike_sa import IkeSa
from kernel import Child
from keys import KeyExchange, prf
from messages import (
    ANY_SELECTOR, AUTH, AUTHENTICATION_FAILED, CHILD_SA_NOT_FOUND, CREATE_CHILD_SA, DELETE, ESP, HEADER_BYTES, IDI, IDR, IKE,
    IKE_AUTH, IKE_SA_INIT, INFORMATIONAL, INITIATOR_FLAG, INVALID_KE, KE, NAT_DESTINATION, NAT_SOURCE, NO_PROPOSAL_CHOSEN, NONCE,
    REKEY_SA, RESPONSE_FLAG, SA, TSI, TSR, address_id, decode_sa, delete_esp, delete_ike, describe, encode_sa, notes, notify,
    payload, split_payloads,
)

SHARED_KEY = b'\2\0\0\0'
SELECTORS = [(TSI, ANY_SELECTOR), (TSR, ANY_SELECTOR)]


def nat_hash(spis, address, port):
    return hashlib.sha1(spis + socket.inet_aton(address) + struct.pack('>H', port)).digest()


def group_of(ke):
    return struct.unpack('>H', ke[:2])[0]


# --- as responder -----------------------------------------------------------------------------------------------------
def respond_to_init(gateway, message, port, peer):
    payloads = split_payloads(message[16], message[HEADER_BYTES:])
    gateway.log(f'< IKE_SA_INIT request from port {peer[1]} {describe(payloads)}')
    again = next((sa for sa in gateway.sas.values() if not sa.initiator and sa.spis[0] == message[:8]), None)
    if again is not None:
        again.send(again.own_first)
        return
    sa = IkeSa(gateway, False, peer, port)
    sa.spis, sa.peer_first, sa.expected = [message[:8], os.urandom(8)], message, 1
    chosen = choose(decode_sa(payload(payloads, SA))[0], ike_proposals(gateway.policy))
    if chosen is None:
        refuse_init(sa, notify(NO_PROPOSAL_CHOSEN))
        return
    number, _, algorithms = chosen
    ke = payload(payloads, KE)
    group = algorithms[GROUP][0]
    if group_of(ke) != group:
        refuse_init(sa, notify(INVALID_KE, struct.pack('>H', group)))
        return
    exchange = KeyExchange(group)
    sa.nonces = [payload(payloads, NONCE), os.urandom(32)]
    joined, spis = b''.join(sa.nonces), b''.join(sa.spis)
    answer = [
        encode_sa([one_each(algorithms)], IKE, b'', number),
        (KE, exchange.payload()),
        (NONCE, sa.nonces[1]),
        notify(NAT_SOURCE, nat_hash(spis, gateway.address, port)),
        notify(NAT_DESTINATION, nat_hash(spis, *peer)),
    ]
    sa.set_keys(algorithms, prf(HASH_OF_PRF[algorithms[PRF][0]], joined, exchange.shared(ke)), joined)
    sa.own_first = sa.plain(IKE_SA_INIT, RESPONSE_FLAG, 0, answer)
    gateway.sas[sa.own_spi()] = sa
    gateway.log(f'IKE {sa.number} > IKE_SA_INIT response {describe(answer)}')
    sa.send(sa.own_first)


def refuse_init(sa, note):
    sa.spis[1] = bytes(8)
    sa.gateway.log(f'> IKE_SA_INIT response {describe([note])}')
    sa.send(sa.plain(IKE_SA_INIT, RESPONSE_FLAG, 0, [note]))


def one_each(algorithms):
    return {kind: [transform] for kind, transform in algorithms.items()}


def respond_to_auth(sa, number, payloads):
    gateway, identity = sa.gateway, payload(payloads, IDI)
    expected = sa.keys.auth(gateway.key, sa.peer_first, sa.nonces[1], identity, 0)
    if payload(payloads, AUTH)[4:] != expected:
        sa.respond(IKE_AUTH, number, [notify(AUTHENTICATION_FAILED)])
        sa.gone('the shared keys differ')
        return
    own = address_id(gateway.address)
    proof = sa.keys.auth(gateway.key, sa.own_first, sa.nonces[0], own, 1)
    child, install = answer_child(sa, payloads, esp_proposals(gateway.policy, False), sa.nonces[0], sa.nonces[1])
    install()
    sa.respond(IKE_AUTH, number, [(IDR, own), (AUTH, SHARED_KEY + proof), *(p for p in child if p[0] != NONCE)])
    gateway.established(sa)


def answer_child(sa, payloads, own, nonce, own_nonce):
    """Payloads that accept an IPsec SA, and what installs it; or a notification, and nothing."""
    chosen = choose(decode_sa(payload(payloads, SA))[0], own)
    if chosen is None:
        return [notify(NO_PROPOSAL_CHOSEN)], lambda: None
    number, theirs, algorithms = chosen
    secret, ke = b'', []
    if GROUP in algorithms:
        received = payload(payloads, KE)
        if received is None or group_of(received) != algorithms[GROUP][0]:
            return [notify(INVALID_KE, struct.pack('>H', algorithms[GROUP][0]))], lambda: None
        exchange = KeyExchange(algorithms[GROUP][0])
        secret, ke = exchange.shared(received), [(KE, exchange.payload())]
    mine = os.urandom(4)
    answer = [encode_sa([one_each(algorithms)], ESP, mine, number), (NONCE, own_nonce), *ke, *SELECTORS]
    return answer, lambda: sa.gateway.install(Child(sa, algorithms, mine, theirs, secret + nonce + own_nonce, False))


def respond_to_create(sa, number, payloads):
    gateway, nonce, own_nonce = sa.gateway, payload(payloads, NONCE), os.urandom(32)
    proposals, protocol = decode_sa(payload(payloads, SA))
    if protocol == IKE:
        respond_to_ike_rekey(sa, number, payloads, proposals)
        return
    rekeyed = notes(payloads).get(REKEY_SA)
    if rekeyed is not None and not any(child.theirs == rekeyed for child in gateway.children):
        sa.respond(CREATE_CHILD_SA, number, [notify(CHILD_SA_NOT_FOUND, b'', ESP, rekeyed)])
        return
    answer, install = answer_child(sa, payloads, esp_proposals(gateway.policy, True), nonce, own_nonce)
    install()
    sa.respond(CREATE_CHILD_SA, number, answer)


def respond_to_ike_rekey(sa, number, payloads, proposals):
    gateway, ke = sa.gateway, payload(payloads, KE)
    # A rekey to another PRF ended in keys that differ from strongSwan's: the algorithms remain what they are.
    chosen = choose(proposals, [one_each(sa.chosen), *ike_proposals(gateway.policy)])
    if chosen is None:
        sa.respond(CREATE_CHILD_SA, number, [notify(NO_PROPOSAL_CHOSEN)])
        return
    place, spi, algorithms = chosen
    if group_of(ke) != algorithms[GROUP][0]:
        sa.respond(CREATE_CHILD_SA, number, [notify(INVALID_KE, struct.pack('>H', algorithms[GROUP][0]))])
        return
    new = IkeSa(gateway, False, sa.peer, sa.port)
    new.spis, exchange, own_nonce = [spi, os.urandom(8)], KeyExchange(algorithms[GROUP][0]), os.urandom(32)
    answer = [encode_sa([one_each(algorithms)], IKE, new.spis[1], place), (NONCE, own_nonce), (KE, exchange.payload())]
    sa.respond(CREATE_CHILD_SA, number, answer)
    adopt(sa, new, algorithms, exchange.shared(ke), payload(payloads, NONCE) + own_nonce)


def adopt(old, new, algorithms, secret, nonces):
    """The new IKE SA takes what the old one has."""
    new.set_keys(algorithms, prf(old.keys.hash, old.keys.derive, secret + nonces), nonces)
    new.state, old.state = 'up', 'replaced'
    new.gateway.sas[new.own_spi()] = new
    for child in new.gateway.children:
        if child.ike is old:
            child.ike = new
    new.gateway.log(f'IKE {old.number} is replaced by IKE {new.number}')


def respond_to_information(sa, number, payloads):
    answer, ends = [], False
    for kind, data in payloads:
        if kind != DELETE:
            continue
        if data[0] == IKE:
            ends = True
            continue
        spis = [data[start : start + 4] for start in range(4, len(data), 4)]
        gone = [child for child in sa.gateway.children if child.theirs in spis]
        for child in gone:
            child.remove()
        if gone:
            answer.append(delete_esp([child.mine for child in gone]))
    sa.respond(INFORMATIONAL, number, answer)
    if ends:
        sa.gone('the router deleted it')


# --- as initiator -----------------------------------------------------------------------------------------------------
def initiate(gateway):
    sa = IkeSa(gateway, True, (gateway.router, 500), 500)
    proposals = ike_proposals(gateway.policy)
    sa.exchange, sa.nonces = KeyExchange(proposals[0][GROUP][0][0]), [os.urandom(32)]
    sa.spis[0] = os.urandom(8)
    spis = b''.join(sa.spis)
    request = [
        encode_sa(proposals, IKE, b''),
        (KE, sa.exchange.payload()),
        (NONCE, sa.nonces[0]),
        notify(NAT_SOURCE, nat_hash(spis, gateway.address, 500)),
        notify(NAT_DESTINATION, nat_hash(spis, *sa.peer)),
    ]
    sa.own_first, sa.state = sa.plain(IKE_SA_INIT, INITIATOR_FLAG, 0, request), 'initiated'
    gateway.sas[sa.own_spi()] = sa
    sa.wait_for_init()
    gateway.log(f'IKE {sa.number} > IKE_SA_INIT request {describe(request)}')
    sa.send(sa.own_first)


def on_init_response(sa, message):
    gateway, payloads = sa.gateway, split_payloads(message[16], message[HEADER_BYTES:])
    gateway.log(f'IKE {sa.number} < IKE_SA_INIT response {describe(payloads)}')
    if payload(payloads, SA) is None:
        sa.gone('the router refused it')
        return
    sa.pending, sa.peer_first = None, message
    sa.spis[1] = message[8:16]
    algorithms = {kind: found[0] for kind, found in decode_sa(payload(payloads, SA))[0][0][2].items()}
    sa.nonces.append(payload(payloads, NONCE))
    joined = b''.join(sa.nonces)
    secret = sa.exchange.shared(payload(payloads, KE))
    sa.set_keys(algorithms, prf(HASH_OF_PRF[algorithms[PRF][0]], joined, secret), joined)
    # The router is behind NAT.
    sa.port, sa.peer, sa.next_request = gateway.esp_port, (gateway.router, 4500), 1
    mine, own = os.urandom(4), address_id(gateway.address)
    proof = sa.keys.auth(gateway.key, sa.own_first, sa.nonces[1], own, 0)

    def done(answer):
        identity = payload(answer, IDR)
        if identity is None or payload(answer, AUTH)[4:] != sa.keys.auth(gateway.key, sa.peer_first, sa.nonces[0], identity, 1):
            sa.gone('the shared keys differ')
            return
        accept_child(sa, answer, mine, joined, b'')
        gateway.established(sa)

    proposals = esp_proposals(gateway.policy, False)
    sa.request(IKE_AUTH, [(IDI, own), (AUTH, SHARED_KEY + proof), encode_sa(proposals, ESP, mine), *SELECTORS], done)


def accept_child(sa, answer, mine, nonces, secret):
    if payload(answer, SA) is None:
        sa.gateway.log(f'IKE {sa.number}: no IPsec SA, {describe(answer)}')
        return
    (_, theirs, found), *_ = decode_sa(payload(answer, SA))[0]
    algorithms = {kind: transforms[0] for kind, transforms in found.items()}
    sa.gateway.install(Child(sa, algorithms, mine, theirs, secret + nonces, True))


def create_child(sa, replaced=None):
    """Creates a further IPsec SA, or one that replaces another."""
    proposals, mine, nonce = esp_proposals(sa.gateway.policy, True), os.urandom(4), os.urandom(32)
    groups = proposals[0].get(GROUP)
    exchange = KeyExchange(groups[0][0]) if groups else None
    ke = [(KE, exchange.payload())] if exchange else []
    rekey = [notify(REKEY_SA, b'', ESP, replaced.mine)] if replaced else []

    def done(answer):
        received = payload(answer, KE)
        secret = exchange.shared(received) if exchange and received else b''
        accept_child(sa, answer, mine, nonce + (payload(answer, NONCE) or b''), secret)
        if replaced and payload(answer, SA) is not None:
            delete_child(replaced)

    sa.request(CREATE_CHILD_SA, [*rekey, encode_sa(proposals, ESP, mine), (NONCE, nonce), *ke, *SELECTORS], done)


def rekey_ike(sa, then):
    """Replaces an IKE SA, and deletes it; calls `then` with the new one before the deletion is answered."""
    new = IkeSa(sa.gateway, True, sa.peer, sa.port)
    proposals, nonce = [one_each(sa.chosen)], os.urandom(32)
    exchange, new.spis[0] = KeyExchange(proposals[0][GROUP][0][0]), os.urandom(8)

    def done(answer):
        if payload(answer, SA) is None:
            sa.gateway.log(f'IKE {sa.number} is not replaced, {describe(answer)}')
            return
        (_, new.spis[1], found), *_ = decode_sa(payload(answer, SA))[0]
        algorithms = {kind: transforms[0] for kind, transforms in found.items()}
        adopt(sa, new, algorithms, exchange.shared(payload(answer, KE)), nonce + payload(answer, NONCE))
        delete_sa(sa)
        then(new)

    sa.request(CREATE_CHILD_SA, [encode_sa(proposals, IKE, new.spis[0]), (NONCE, nonce), (KE, exchange.payload())], done)


def delete_child(child):
    child.ike.request(INFORMATIONAL, [delete_esp([child.mine])], lambda _: child.remove())


def delete_sa(sa):
    sa.request(INFORMATIONAL, [delete_ike()], lambda _: sa.gone('the gateway deleted it'))
