"""The server's side of the exchange that gives a new client its authorisation key."""

from __future__ import annotations

import os
import time
from hashlib import sha1
from pathlib import Path
from typing import Any

import rsa
from telethon import helpers
from telethon.crypto import AES, AuthKey
from telethon.crypto.rsa import _compute_fingerprint, get_byte_array
from telethon.extensions import BinaryReader
from telethon.tl import functions as f
from telethon.tl import types as t

_PRODUCT_OF_PRIMES = 0x17ED48941A08F981
GENERATOR = 3
SAFE_PRIME = int(
    "C71CAEB9C6B1C9048E6C522F70F13F73980D40238E3E21C14934D037563D930F48198A0AA7C14058229493D22530F4DB"
    "FA336F6E0AC925139543AED44CCE7C3720FD51F69458705AC68CD4FE6B6B13ABDC9746512969328454F18FAF8C595F64"
    "2477FE96BB2A941D5BCD1D4AC8CC49880708FA9B378E3C4F3A9060BEE67CF9A4A4A695811051907E162753B56B0F6B41"
    "0DBA74D8A84B2A14B3144E0EF1284754FD17ED950D5965B4B9DD46582DB1178D169C6BC465B0D6FF9CA3928FEF5B9AE4"
    "E418FC15E83EBEA0F87FA9FF5EED70050DED2849F47BF959D956850CE929851F0D8115F635B105EE2E4E15D04B2454BF"
    "6F4FADF034B10403119CD8E3B92FCC5B",
    16,
)
_SHA1_SIZE = 20


class ServerKey:
    """The RSA key by which clients know the server."""

    def __init__(self, pem: bytes) -> None:
        self._key = rsa.PrivateKey.load_pkcs1(pem)
        public = rsa.PublicKey(self._key.n, self._key.e)
        self.fingerprint: int = _compute_fingerprint(public)
        self.public_pem: bytes = public.save_pkcs1()

    @classmethod
    def for_tests(cls) -> ServerKey:
        return cls(Path(__file__).with_name("key_for_tests_only.pem").read_bytes())

    def decrypt(self, data: bytes) -> bytes:
        return pow(int.from_bytes(data, "big"), self._key.d, self._key.n).to_bytes(255, "big")


class Handshake:
    """Answers the three plain requests of one key exchange, in their order."""

    def __init__(self, key: ServerKey) -> None:
        self._key = key
        self._nonce = 0
        self._server_nonce = int.from_bytes(os.urandom(16), "little", signed=True)
        self._new_nonce = 0
        self._secret = int.from_bytes(os.urandom(256), "big")
        self._aes: tuple[bytes, bytes] = (b"", b"")
        self.agreed: bytes | None = None

    def answer(self, request: Any) -> Any:
        """The reply to one request; `agreed` holds the new key after the last. Raises ConnectionError for others."""
        match request:
            case f.ReqPqMultiRequest():
                return self._offer(request)
            case f.ReqDHParamsRequest():
                return self._parameters(request)
            case f.SetClientDHParamsRequest():
                return self._agree(request)
        raise ConnectionError(f"{type(request).__name__} is no step of the key exchange")

    def _offer(self, request: Any) -> Any:
        self._nonce = request.nonce
        return t.ResPQ(self._nonce, self._server_nonce, get_byte_array(_PRODUCT_OF_PRIMES), [self._key.fingerprint])

    def _parameters(self, request: Any) -> Any:
        inner = BinaryReader(self._key.decrypt(request.encrypted_data)[_SHA1_SIZE:]).tgread_object()
        self._new_nonce = inner.new_nonce
        self._aes = helpers.generate_key_data_from_nonce(self._server_nonce, self._new_nonce)
        ours = get_byte_array(pow(GENERATOR, self._secret, SAFE_PRIME))
        plain = bytes(
            t.ServerDHInnerData(
                self._nonce, self._server_nonce, GENERATOR, get_byte_array(SAFE_PRIME), ours, int(time.time())
            )
        )
        plain = sha1(plain, usedforsecurity=False).digest() + plain
        plain += os.urandom(-len(plain) % 16)
        return t.ServerDHParamsOk(self._nonce, self._server_nonce, AES.encrypt_ige(plain, *self._aes))

    def _agree(self, request: Any) -> Any:
        inner = BinaryReader(AES.decrypt_ige(request.encrypted_data, *self._aes)[_SHA1_SIZE:]).tgread_object()
        shared = pow(int.from_bytes(inner.g_b, "big"), self._secret, SAFE_PRIME)
        key = AuthKey(get_byte_array(shared))
        self.agreed = key.key
        return t.DhGenOk(self._nonce, self._server_nonce, key.calc_new_nonce_hash(self._new_nonce, 1))
