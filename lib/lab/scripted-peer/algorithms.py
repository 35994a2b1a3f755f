"""Algorithms of IKEv2 by their numbers, and what Azure's names mean by them.

See https://www.iana.org/assignments/ikev2-parameters for the numbers, and
https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-devices#ipsec for the lists without a policy.
"""
import hashlib

ENCRYPTION, PRF, INTEGRITY, GROUP, ESN = 1, 2, 3, 4, 5
DES3_CBC, AES_CBC, AES_GCM_16 = 3, 12, 20
NO_ESN = (0, None)

# A transform is its number and its key length in bits, if it has one.
CIPHERS = {
    'DES3': (DES3_CBC, None),
    'AES128': (AES_CBC, 128),
    'AES192': (AES_CBC, 192),
    'AES256': (AES_CBC, 256),
    'GCMAES128': (AES_GCM_16, 128),
    'GCMAES192': (AES_GCM_16, 192),
    'GCMAES256': (AES_GCM_16, 256),
}
PRFS = {'SHA1': (2, None), 'SHA256': (5, None), 'SHA384': (6, None)}
INTEGRITIES = {'SHA1': (2, None), 'SHA256': (12, None), 'SHA384': (13, None)}
GROUPS = {
    'DHGroup2': (2, None),
    'DHGroup14': (14, None),
    'DHGroup2048': (14, None),
    'ECP256': (19, None),
    'ECP384': (20, None),
    'PFS2': (2, None),
    'PFS14': (14, None),
    'PFS2048': (14, None),
}
HASH_OF_PRF = {2: hashlib.sha1, 5: hashlib.sha256, 6: hashlib.sha384}
# Hash, bytes of the key, bytes of the checksum.
INTEGRITY_OF = {2: (hashlib.sha1, 20, 12), 12: (hashlib.sha256, 32, 16), 13: (hashlib.sha384, 48, 24)}

DEFAULT_PAIRS = [('AES256', 'SHA1'), ('AES256', 'SHA256'), ('AES128', 'SHA1'), ('AES128', 'SHA256'), ('DES3', 'SHA1'), ('DES3', 'SHA256')]
DEFAULT_ESP = [('GCMAES256', None), ('AES256', 'SHA1'), ('DES3', 'SHA1'), ('AES256', 'SHA256'), ('AES128', 'SHA1'), ('DES3', 'SHA256')]


def ike_proposals(policy):
    """What the gateway offers and accepts for an IKE SA: one proposal of a policy, or Azure's own list."""
    if policy is None:
        return [ike_proposal(cipher, integrity, 'DHGroup2') for cipher, integrity in DEFAULT_PAIRS]
    return [ike_proposal(policy['ike_encryption'], policy['ike_integrity'], policy['dh_group'])]


def ike_proposal(cipher, integrity, group):
    proposal = {ENCRYPTION: [CIPHERS[cipher]], PRF: [PRFS[integrity]], GROUP: [GROUPS[group]]}
    if not is_gcm(CIPHERS[cipher]):
        proposal[INTEGRITY] = [INTEGRITIES[integrity]]
    return proposal


def esp_proposals(policy, with_group):
    """The same for an IPsec SA; the one that comes with the IKE SA has no group of its own."""
    if policy is None:
        return [esp_proposal(cipher, integrity, None) for cipher, integrity in DEFAULT_ESP]
    pfs = policy['pfs_group']
    name = policy['dh_group'] if pfs == 'PFSMM' else pfs
    group = GROUPS[name] if with_group and pfs != 'None' else None
    return [esp_proposal(policy['ipsec_encryption'], policy['ipsec_integrity'], group)]


def esp_proposal(cipher, integrity, group):
    proposal = {ENCRYPTION: [CIPHERS[cipher]], ESN: [NO_ESN]}
    if not is_gcm(CIPHERS[cipher]):
        proposal[INTEGRITY] = [INTEGRITIES[integrity]]
    if group is not None:
        proposal[GROUP] = [group]
    return proposal


def is_gcm(cipher):
    return cipher[0] == AES_GCM_16


def key_bytes(cipher):
    """Bytes of key material of a cipher; AES-GCM has four of salt."""
    number, bits = cipher
    if number == DES3_CBC:
        return 24
    return bits // 8 + (4 if number == AES_GCM_16 else 0)


def choose(offered, own):
    """The first own proposal that an offered one contains: its number, its SPI and one transform of each type."""
    for mine in own:
        for number, spi, theirs in offered:
            common = {kind: [t for t in mine.get(kind, []) if t in theirs.get(kind, [])] for kind in {*mine, *theirs}}
            if all(common.values()):
                return number, spi, {kind: found[0] for kind, found in common.items()}
    return None
