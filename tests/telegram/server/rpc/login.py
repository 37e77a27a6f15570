"""Signing a person in: by code, with a second password, or by a scanned QR code."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import NamedTuple

from telethon import password as srp
from telethon.tl import types as t

from tests.telegram.server.faults import RpcFailure
from tests.telegram.server.handshake import GENERATOR, SAFE_PRIME
from tests.telegram.server.world import TL, Account, Caller, World

_SALT_1, _SALT_2 = b"first salt of tests", b"second salt of tests"


class Challenge(NamedTuple):
    """The server's half of a password check (SRP): its secret and the public value that goes with it."""

    secret: int
    public: int


def send_code(world: World, caller: Caller, request: TL) -> TL:
    if _by_phone(world, request.phone_number) is None:
        raise RpcFailure(400, "PHONE_NUMBER_INVALID")
    return t.auth.SentCode(t.auth.SentCodeTypeApp(5), f"hash of {request.phone_number}")


def sign_in(world: World, caller: Caller, request: TL) -> TL:
    account = _by_phone(world, request.phone_number)
    if account is None or request.phone_code != account.login_code:
        raise RpcFailure(400, "PHONE_CODE_INVALID")
    return _enter(world, caller, account)


def get_password(world: World, caller: Caller, request: TL) -> TL:
    account = _halfway(world, caller)
    secret = int.from_bytes(os.urandom(256), "big")
    public = (_multiplier() * _verifier(account) + pow(GENERATOR, secret, SAFE_PRIME)) % SAFE_PRIME
    world.challenges[caller.key_id] = Challenge(secret, public)
    return t.account.Password(
        new_algo=t.PasswordKdfAlgoUnknown(),
        new_secure_algo=t.SecurePasswordKdfAlgoUnknown(),
        secure_random=b"",
        has_password=True,
        current_algo=_algorithm(),
        srp_B=_bytes(public),
        srp_id=1,
    )


def check_password(world: World, caller: Caller, request: TL) -> TL:
    account = _halfway(world, caller)
    if _expected_proof(account, Challenge(*world.challenges[caller.key_id]), request.password.A) != request.password.M1:
        raise RpcFailure(400, "PASSWORD_HASH_INVALID")
    return _authorize(world, caller, account)


def export_login_token(world: World, caller: Caller, request: TL) -> TL:
    scanned_by = world.scanned.pop(caller.key_id, None)
    if scanned_by is not None:
        return t.auth.LoginTokenSuccess(_enter(world, caller, world.accounts[scanned_by]))
    token = os.urandom(16)
    world.login_tokens[token] = caller
    return t.auth.LoginToken(datetime.now(UTC) + timedelta(seconds=30), token)


def _by_phone(world: World, phone: str) -> Account | None:
    wanted = phone.lstrip("+")
    return next((account for account in world.accounts.values() if account.phone == wanted), None)


def _enter(world: World, caller: Caller, account: Account) -> TL:
    if account.password:
        world.halfway[caller.key_id] = account.id
        raise RpcFailure(401, "SESSION_PASSWORD_NEEDED")
    return _authorize(world, caller, account)


def _authorize(world: World, caller: Caller, account: Account) -> TL:
    world.signed_in[caller.key_id] = account.id
    caller.account = account
    return t.auth.Authorization(account.tl(account))


def _halfway(world: World, caller: Caller) -> Account:
    account = world.accounts.get(world.halfway.get(caller.key_id, 0))
    if account is None:
        raise RpcFailure(401, "AUTH_KEY_UNREGISTERED")
    return account


def _algorithm() -> TL:
    return t.PasswordKdfAlgoSHA256SHA256PBKDF2HMACSHA512iter100000SHA256ModPow(
        _SALT_1, _SALT_2, GENERATOR, _bytes(SAFE_PRIME)
    )


def _verifier(account: Account) -> int:
    exponent = int.from_bytes(srp.compute_hash(_algorithm(), account.password), "big")
    return pow(GENERATOR, exponent, SAFE_PRIME)


def _multiplier() -> int:
    return int.from_bytes(sha256(_bytes(SAFE_PRIME) + _bytes(GENERATOR)).digest(), "big")


def _expected_proof(account: Account, challenge: Challenge, client_public: bytes) -> bytes:
    theirs, ours = client_public.rjust(256, b"\0"), _bytes(challenge.public)
    mixed = int.from_bytes(sha256(theirs + ours).digest(), "big")
    base = int.from_bytes(theirs, "big") * pow(_verifier(account), mixed, SAFE_PRIME)
    shared = sha256(_bytes(pow(base, challenge.secret, SAFE_PRIME))).digest()
    group = srp.xor(sha256(_bytes(SAFE_PRIME)).digest(), sha256(_bytes(GENERATOR)).digest())
    salts = sha256(_SALT_1).digest() + sha256(_SALT_2).digest()
    return sha256(group + salts + theirs + ours + shared).digest()


def _bytes(number: int) -> bytes:
    return number.to_bytes(256, "big")


METHODS = {
    "SendCode": send_code,
    "SignIn": sign_in,
    "GetPassword": get_password,
    "CheckPassword": check_password,
    "ExportLoginToken": export_login_token,
}
