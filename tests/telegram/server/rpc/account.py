"""Signing in, users, configuration of server and bot."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from telethon.tl import types as t

from tests.telegram.server.faults import RpcFailure
from tests.telegram.server.world import TL, Account, Caller, World

_CONFIG_NUMBERS = (
    "this_dc chat_size_max megagroup_size_max forwarded_count_max online_update_period_ms offline_blur_timeout_ms "
    "offline_idle_timeout_ms online_cloud_timeout_ms notify_cloud_delay_ms notify_default_delay_ms "
    "push_chat_period_ms push_chat_limit edit_time_limit revoke_time_limit revoke_pm_time_limit rating_e_decay "
    "stickers_recent_limit channels_read_media_period call_receive_timeout_ms call_ring_timeout_ms "
    "call_connect_timeout_ms call_packet_timeout_ms caption_length_max message_length_max webfile_dc_id"
)


def signed_in(caller: Caller) -> Account:
    """The caller's account; the error of the real server for somebody who has not signed in."""
    if caller.account is None:
        raise RpcFailure(401, "AUTH_KEY_UNREGISTERED")
    return caller.account


def get_config(world: World, caller: Caller, request: TL) -> TL:
    now = datetime.now(UTC)
    numbers = dict.fromkeys(_CONFIG_NUMBERS.split(), 2)
    return t.Config(
        date=now,
        expires=now + timedelta(hours=1),
        test_mode=False,
        dc_options=[],
        dc_txt_domain_name="",
        me_url_prefix="https://t.me/",
        **numbers,
    )


def import_bot_authorization(world: World, caller: Caller, request: TL) -> TL:
    account = world.account_with_token(request.bot_auth_token)
    if account is None:
        raise RpcFailure(400, "ACCESS_TOKEN_INVALID")
    world.signed_in[caller.key_id] = account.id
    caller.account = account
    return t.auth.Authorization(account.tl(account))


def log_out(world: World, caller: Caller, request: TL) -> TL:
    world.signed_in.pop(caller.key_id, None)
    caller.account = None
    return t.auth.LoggedOut()


def get_users(world: World, caller: Caller, request: TL) -> TL:
    viewer = signed_in(caller)
    return [_user(world, viewer, wanted) for wanted in request.id]


def set_bot_commands(world: World, caller: Caller, request: TL) -> TL:
    commands = [(item.command, item.description) for item in request.commands]
    world.bot_commands.setdefault(signed_in(caller).id, {})[request.lang_code] = commands
    return True


def _user(world: World, viewer: Account, wanted: TL) -> TL:
    if isinstance(wanted, t.InputUserSelf):
        return viewer.tl(viewer)
    account = world.accounts.get(wanted.user_id)
    trusted = account and (wanted.access_hash == account.access_hash or (viewer.is_bot and wanted.access_hash == 0))
    return account.tl(viewer) if account and trusted else t.UserEmpty(wanted.user_id)


METHODS = {
    "GetConfig": get_config,
    "ImportBotAuthorization": import_bot_authorization,
    "LogOut": log_out,
    "GetUsers": get_users,
    "SetBotCommands": set_bot_commands,
}
