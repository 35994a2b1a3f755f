"""Key exchange, key derivation, and encryption of messages. See RFC 7296, sections 2.13 to 2.17 and 3.14."""
import hmac
import os
import struct

from algorithms import DES3_CBC, ENCRYPTION, HASH_OF_PRF, INTEGRITY, INTEGRITY_OF, PRF, is_gcm, key_bytes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

ENCRYPTED_PAYLOAD = 46
TAG_BYTES = 16
# Bytes of a prime, and how it is made of pi. See RFC 2409, section 6.2, and RFC 3526, section 3.
MODP = {2: (128, 129093), 14: (256, 124476)}
CURVES = {19: (ec.SECP256R1, 32), 20: (ec.SECP384R1, 48)}


def scaled_pi(bits):
    """The digits of pi times a power of two, by Machin's formula."""
    extra = 64
    one = 1 << (bits + extra)

    def arctangent(inverse):
        power, total, divisor, sign = one // inverse, 0, 1, 1
        while power:
            total += sign * (power // divisor)
            power //= inverse * inverse
            divisor, sign = divisor + 2, -sign
        return total

    return (4 * (4 * arctangent(5) - arctangent(239))) >> extra


def modp_prime(group):
    """2^n - 2^(n-64) - 1 + 2^64 * (floor(2^(n-130) * pi) + k), as both documents define their primes."""
    size, offset = MODP[group]
    bits = 8 * size
    return 2**bits - 2 ** (bits - 64) - 1 + 2**64 * (scaled_pi(bits - 130) + offset)


class KeyExchange:
    def __init__(self, group):
        self.group = group
        if group in MODP:
            self.size, self.prime = MODP[group][0], modp_prime(group)
            self.secret = int.from_bytes(os.urandom(40), 'big')
            self.public = pow(2, self.secret, self.prime).to_bytes(self.size, 'big')
        else:
            curve, self.size = CURVES[group]
            self.curve, self.secret = curve(), ec.generate_private_key(curve())
            point = self.secret.public_key().public_numbers()
            self.public = point.x.to_bytes(self.size, 'big') + point.y.to_bytes(self.size, 'big')

    def payload(self):
        return struct.pack('>HH', self.group, 0) + self.public

    def shared(self, received):
        """The shared secret, from the data of a KE payload."""
        public = received[4:]
        if self.group in MODP:
            return pow(int.from_bytes(public, 'big'), self.secret, self.prime).to_bytes(self.size, 'big')
        x, y = (int.from_bytes(half, 'big') for half in (public[: self.size], public[self.size :]))
        return self.secret.exchange(ec.ECDH(), ec.EllipticCurvePublicNumbers(x, y, self.curve).public_key())


def prf(hash_of, key, data):
    return hmac.new(key, data, hash_of).digest()


def prf_plus(hash_of, key, seed, size):
    blocks, block, index = b'', b'', 1
    while len(blocks) < size:
        block = prf(hash_of, key, block + seed + bytes([index]))
        blocks, index = blocks + block, index + 1
    return blocks[:size]


def cut(material, sizes):
    parts = []
    for size in sizes:
        parts.append(material[:size])
        material = material[size:]
    return parts


class MessageKeys:
    """Keys of an IKE SA, and what they seal."""

    def __init__(self, chosen, seed, nonces, spis):
        self.hash = HASH_OF_PRF[chosen[PRF][0]]
        self.cipher = chosen[ENCRYPTION]
        self.integrity = None if is_gcm(self.cipher) else INTEGRITY_OF[chosen[INTEGRITY][0]]
        size, key = self.hash().digest_size, key_bytes(self.cipher)
        check = 0 if self.integrity is None else self.integrity[1]
        material = prf_plus(self.hash, seed, nonces + spis, 3 * size + 2 * check + 2 * key)
        self.derive, *self.check, first, second, pi, pr = cut(material, [size, check, check, key, key, size, size])
        self.encrypt, self.identity = [first, second], [pi, pr]
        self.sent = 0

    def seal(self, header, first, body, side):
        """A whole message; `header` takes its length and returns its first bytes, `side` is 0 for the initiator."""
        key = self.encrypt[side]
        if self.integrity is None:
            self.sent += 1
            vector, text = struct.pack('>Q', self.sent), body + b'\0'
            start = self.start(header, first, len(vector) + len(text) + TAG_BYTES)
            return start + vector + AESGCM(key[:-4]).encrypt(key[-4:] + vector, text, start)
        hash_of, _, checksum = self.integrity
        block = self.block()
        padding = -(len(body) + 1) % block
        vector = os.urandom(block)
        encryptor = Cipher(self.algorithm(key), modes.CBC(vector)).encryptor()
        text = encryptor.update(body + bytes(padding) + bytes([padding])) + encryptor.finalize()
        message = self.start(header, first, block + len(text) + checksum) + vector + text
        return message + hmac.new(self.check[side], message, hash_of).digest()[:checksum]

    def start(self, header, first, size):
        return header(ENCRYPTED_PAYLOAD, 4 + size) + struct.pack('>BBH', first, 0, 4 + size)

    def open(self, message, side):
        """The type of the first payload, and the chain of payloads. Raises ValueError or InvalidTag."""
        key, data = self.encrypt[side], message[32:]
        if self.integrity is None:
            text = AESGCM(key[:-4]).decrypt(key[-4:] + data[:8], data[8:], message[:32])
        else:
            hash_of, _, checksum = self.integrity
            expected = hmac.new(self.check[side], message[:-checksum], hash_of).digest()[:checksum]
            if not hmac.compare_digest(expected, message[-checksum:]):
                raise ValueError('the checksum is wrong')
            block = self.block()
            decryptor = Cipher(self.algorithm(key), modes.CBC(data[:block])).decryptor()
            text = decryptor.update(data[block:-checksum]) + decryptor.finalize()
        return message[28], text[: len(text) - 1 - text[-1]]

    def block(self):
        return 8 if self.cipher[0] == DES3_CBC else 16

    def algorithm(self, key):
        return algorithms.TripleDES(key) if self.cipher[0] == DES3_CBC else algorithms.AES(key)

    def auth(self, shared_key, message, nonce, identity, side):
        """The value of an AUTH payload with a shared key."""
        signed = message + nonce + prf(self.hash, self.identity[side], identity)
        return prf(self.hash, prf(self.hash, shared_key, b'Key Pad for IKEv2'), signed)
