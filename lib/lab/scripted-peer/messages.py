"""Payloads of IKEv2, as bytes and back. See RFC 7296, section 3."""
import socket
import struct

SA, KE, IDI, IDR, AUTH, NONCE, NOTIFY, DELETE, VENDOR, TSI, TSR, ENCRYPTED = 33, 34, 35, 36, 39, 40, 41, 42, 43, 44, 45, 46
IKE_SA_INIT, IKE_AUTH, CREATE_CHILD_SA, INFORMATIONAL = 34, 35, 36, 37
INITIATOR_FLAG, RESPONSE_FLAG = 0x08, 0x20
IKE, ESP = 1, 3
NO_PROPOSAL_CHOSEN, INVALID_KE, AUTHENTICATION_FAILED, CHILD_SA_NOT_FOUND = 14, 17, 24, 44
INITIAL_CONTACT, NAT_SOURCE, NAT_DESTINATION, REKEY_SA = 16384, 16388, 16389, 16393
HEADER_BYTES = 28
KEY_LENGTH = 0x800E

EXCHANGES = {IKE_SA_INIT: 'IKE_SA_INIT', IKE_AUTH: 'IKE_AUTH', CREATE_CHILD_SA: 'CREATE_CHILD_SA', INFORMATIONAL: 'INFORMATIONAL'}
PAYLOADS = {SA: 'SA', KE: 'KE', IDI: 'IDi', IDR: 'IDr', AUTH: 'AUTH', NONCE: 'No', VENDOR: 'V', TSI: 'TSi', TSR: 'TSr'}
NOTES = {
    NO_PROPOSAL_CHOSEN: 'NO_PROP',
    INVALID_KE: 'INVAL_KE',
    AUTHENTICATION_FAILED: 'AUTH_FAILED',
    CHILD_SA_NOT_FOUND: 'CHILD_SA_NOT_FOUND',
    INITIAL_CONTACT: 'INIT_CONTACT',
    NAT_SOURCE: 'NATD_S_IP',
    NAT_DESTINATION: 'NATD_D_IP',
    REKEY_SA: 'REKEY_SA',
}
# Every address, protocol and port.
ANY_SELECTOR = struct.pack('>B3xBBHHH', 1, 7, 0, 16, 0, 65535) + bytes(4) + b'\xff' * 4


def join_payloads(payloads):
    """Bytes of a chain of (type, data), and the type of its first."""
    following = [kind for kind, _ in payloads[1:]] + [0]
    chain = b''.join(struct.pack('>BBH', after, 0, len(data) + 4) + data for (_, data), after in zip(payloads, following))
    return (payloads[0][0] if payloads else 0), chain


def split_payloads(first, data):
    payloads = []
    while first and len(data) >= 4:
        following, _, length = struct.unpack('>BBH', data[:4])
        payloads.append((first, data[4:length]))
        first, data = following, data[length:]
    return payloads


def payload(payloads, kind):
    """Data of the first payload of a type; None without one."""
    return next((data for each, data in payloads if each == kind), None)


def notes(payloads):
    """Data of each notification, by its number; the SPI comes first."""
    return {struct.unpack('>H', data[2:4])[0]: data[4:] for kind, data in payloads if kind == NOTIFY}


def notify(number, data=b'', protocol=0, spi=b''):
    return NOTIFY, struct.pack('>BBH', protocol, len(spi), number) + spi + data


def delete_ike():
    return DELETE, struct.pack('>BBH', IKE, 0, 0)


def delete_esp(spis):
    return DELETE, struct.pack('>BBH', ESP, 4, len(spis)) + b''.join(spis)


def address_id(address):
    return b'\1\0\0\0' + socket.inet_aton(address)


def encode_sa(proposals, protocol, spi, number=None):
    """An SA payload; `number` is that of the proposal which is accepted."""
    encoded = b''
    for index, proposal in enumerate(proposals):
        transforms = [(kind, *transform) for kind in sorted(proposal) for transform in proposal[kind]]
        body = b''
        for place, (kind, ident, bits) in enumerate(transforms):
            attribute = struct.pack('>HH', KEY_LENGTH, bits) if bits else b''
            more = 3 if place + 1 < len(transforms) else 0
            body += struct.pack('>BBHBBH', more, 0, 8 + len(attribute), kind, 0, ident) + attribute
        more = 2 if index + 1 < len(proposals) else 0
        length = 8 + len(spi) + len(body)
        encoded += struct.pack('>BBHBBBB', more, 0, length, number or index + 1, protocol, len(spi), len(transforms)) + spi + body
    return SA, encoded


def decode_sa(data):
    """Proposals as (number, SPI, transforms by type), and the protocol of the first."""
    proposals = []
    protocol = data[5]
    while data:
        more, _, length, number, _, spi_bytes, count = struct.unpack('>BBHBBBB', data[:8])
        spi, body, transforms = data[8 : 8 + spi_bytes], data[8 + spi_bytes : length], {}
        for _ in range(count):
            _, _, size, kind, _, ident = struct.unpack('>BBHBBH', body[:8])
            bits = struct.unpack('>H', body[10:12])[0] if size > 8 else None
            transforms.setdefault(kind, []).append((ident, bits))
            body = body[size:]
        proposals.append((number, spi, transforms))
        data = data[length:] if more else b''
    return proposals, protocol


def describe(payloads):
    """The payloads of a message in one line."""
    words = []
    for kind, data in payloads:
        if kind == NOTIFY:
            number = struct.unpack('>H', data[2:4])[0]
            words.append(f'N({NOTES.get(number, number)})')
        elif kind == DELETE:
            words.append('D')
        else:
            words.append(PAYLOADS.get(kind, str(kind)))
    return '[ ' + ' '.join(words) + ' ]'
