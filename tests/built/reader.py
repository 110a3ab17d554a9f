"""Somebody who reads the site in a browser, and takes note of what the browser does."""

from __future__ import annotations

from playwright.sync_api import ConsoleMessage, Dialog, Page, Request, expect

from tests.built.projects import SITE_URL


class Reader:
    """A window, what it has asked for (`requests`), and what went wrong in it (`complaints`)."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("requestfailed", self._miss)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._hear)
        page.on("dialog", self._refuse)

    def _miss(self, request: Request) -> None:
        """Take note of what could not be loaded, but not of what the reader did not wait for."""
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"lost: {request.url}")

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def _refuse(self, dialog: Dialog) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def open(self, address: str) -> Page:
        """The page at `address` of the site, with its pictures and fonts."""
        self.page.goto(SITE_URL + address)
        self.page.evaluate("async () => { await document.fonts.ready; }")
        return self.page

    def follow(self, selector: str) -> None:
        """Click the first such link, and be where it leads."""
        with self.page.expect_navigation():
            self.page.locator(selector).first.click()

    @property
    def address(self) -> str:
        """Where the reader is, within the site."""
        assert self.page.url.startswith(SITE_URL), self.page.url
        return self.page.url.removeprefix(SITE_URL)


def decide(page: Page, number: int) -> None:
    """Press a button of the question that the page asks, which closes it."""
    page.locator("dialog .button").nth(number).click()
    expect(page.locator("dialog")).to_have_count(0)
