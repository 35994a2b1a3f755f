"""The gateway's IPsec SAs in the kernel of its host: ESP in UDP, in tunnel mode, on an XFRM interface."""
import subprocess

from algorithms import DES3_CBC, ENCRYPTION, INTEGRITY, INTEGRITY_OF, is_gcm, key_bytes
from keys import cut, prf_plus

REQUEST_ID = 7
NAT_PORT = 4500


def ip(*lines):
    """Runs commands of ip(8). They go by standard input, since they hold keys."""
    done = subprocess.run(['ip', '-batch', '-'], input='\n'.join(lines), text=True, capture_output=True)
    if done.returncode != 0:
        print('ip:', done.stderr.strip(), flush=True)


def install_policies(local, remote, if_id):
    directions = (('out', local, remote), ('in', remote, local), ('fwd', remote, local))
    ip(
        *(
            f'xfrm policy update dir {direction} src 0.0.0.0/0 dst 0.0.0.0/0 if_id {if_id} '
            f'tmpl src {source} dst {target} proto esp reqid {REQUEST_ID} mode tunnel'
            for direction, source, target in directions
        )
    )


class Child:
    """An IPsec SA. `seed` is the key exchange's secret, if there was one, and both nonces."""

    def __init__(self, ike, chosen, mine, theirs, seed, initiated):
        self.ike, self.mine, self.theirs, self.removed = ike, mine, theirs, False
        cipher = chosen[ENCRYPTION]
        check = None if is_gcm(cipher) else INTEGRITY_OF[chosen[INTEGRITY][0]]
        sizes = [key_bytes(cipher), check[1] if check else 0] * 2
        first_key, first_check, second_key, second_check = cut(prf_plus(ike.keys.hash, ike.keys.derive, seed, sum(sizes)), sizes)
        to_responder, to_initiator = (first_key, first_check), (second_key, second_check)
        outgoing, incoming = (to_responder, to_initiator) if initiated else (to_initiator, to_responder)
        local, remote, gateway = ike.gateway.address, ike.gateway.router, ike.gateway
        port = NAT_PORT if ike.peer[1] == 500 else ike.peer[1]
        state = f'proto esp reqid {REQUEST_ID} mode tunnel flag af-unspec if_id {gateway.if_id}'
        ip(
            f'xfrm state add src {remote} dst {local} spi 0x{mine.hex()} {state} replay-window 128 '
            f'{algorithms_of(cipher, check, incoming)} encap espinudp {port} {gateway.esp_port} 0.0.0.0',
            f'xfrm state add src {local} dst {remote} spi 0x{theirs.hex()} {state} '
            f'{algorithms_of(cipher, check, outgoing)} encap espinudp {gateway.esp_port} {port} 0.0.0.0',
        )

    def remove(self):
        """Removes it from the kernel; the router is told by others, or not at all."""
        if self.removed:
            return
        self.removed = True
        self.ike.gateway.children.remove(self)
        local, remote = self.ike.gateway.address, self.ike.gateway.router
        ip(
            f'xfrm state delete src {remote} dst {local} proto esp spi 0x{self.mine.hex()}',
            f'xfrm state delete src {local} dst {remote} proto esp spi 0x{self.theirs.hex()}',
        )


def algorithms_of(cipher, check, keys):
    key, check_key = (each.hex() for each in keys)
    if check is None:
        return f"aead 'rfc4106(gcm(aes))' 0x{key} 128"
    name = {20: 'hmac(sha1)', 32: 'hmac(sha256)', 48: 'hmac(sha384)'}[check[1]]
    encryption = 'cbc(des3_ede)' if cipher[0] == DES3_CBC else 'cbc(aes)'
    return f"auth-trunc '{name}' 0x{check_key} {check[2] * 8} enc '{encryption}' 0x{key}"
