"""The program without a user account: channels read from their web preview."""

from __future__ import annotations

from tests.program.test_program import ONE, THREE
from tests.program.town import Town
from tests.sources.preview_site import PreviewSite


async def test_a_post_of_the_web_preview_reaches_the_record_and_so_does_its_edit(town: Town) -> None:
    async with PreviewSite().running() as site:
        channels = {
            handle: site.add(handle, number)
            for number, handle in enumerate(("demo_mod_russia", "demo_smolensk", "demo_bryansk"), start=11)
        }
        town.program.extra = {
            "SOURCE": "preview",
            "PREVIEW_URL": site.address,
            "PREVIEW_SECONDS": "0.01",
            "READER_SESSION": str(town.program.folder / "none.session"),
            "CLOCK_SHIFT_SECONDS": "0",
        }
        async with town.program.running():
            channels["demo_smolensk"].post(4, "Доброе утро!")
            channels["demo_smolensk"].post(5, THREE)
            await town.until_recorded(3)
            channels["demo_smolensk"].posts[5].html = ONE
            await town.until_recorded(1)
            del channels["demo_smolensk"].posts[5]
            await town.until_recorded(None, withdrawn=True)

    assert not (town.program.folder / "none.session").exists()
