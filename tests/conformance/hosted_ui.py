"""The pool's own login page and token endpoint, used as a browser and a web application use them.

The emulator serves them at its own address for every domain.
"""

import html
import re
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from secrets import token_urlsafe
from urllib.parse import parse_qsl, urljoin, urlsplit

import requests
from apps import App
from users import User


@dataclass(frozen=True)
class Attempt:
    """One sign-in through the page, with what the application remembers of it until the user is back."""

    app: App
    redirect: str
    state: str = field(default_factory=token_urlsafe)
    nonce: str = field(default_factory=token_urlsafe)
    verifier: str = field(default_factory=lambda: token_urlsafe(48))

    def page(self, **changed: str) -> requests.Response:
        """Opens the login page, as the link in the application does."""
        challenge = urlsafe_b64encode(sha256(self.verifier.encode()).digest()).rstrip(b"=").decode()
        request = {
            "response_type": "code",
            "client_id": self.app.client_id,
            "redirect_uri": self.redirect,
            "scope": " ".join(self.app.client.scopes),
            "state": self.state,
            "nonce": self.nonce,
            "code_challenge": challenge,
            "code_challenge_method": "S256",
        }
        return requests.get(f"{self.app.url}/oauth2/authorize", params=request | changed, allow_redirects=False)

    def submit(self, user: User) -> requests.Response:
        """Fills the form of the page in and sends it."""
        page = self.page()
        page.raise_for_status()
        fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.text)
        filled = {name: html.unescape(value) for name, value in fields}
        action = urljoin(page.url, re.search(r'<form[^>]* action="([^"]+)"', page.text)[1])
        entered = {"username": user.name, "password": user.password}
        return requests.post(action, data=filled | entered, allow_redirects=False)

    def code(self, user: User) -> str:
        """The code with which the page sends the user back to the application."""
        return arrived(self.submit(user))["code"]

    def exchange(self, code: str, **changed: str) -> requests.Response:
        """Asks for the tokens that the code stands for."""
        request = {"code": code, "redirect_uri": self.redirect, "code_verifier": self.verifier}
        return token_endpoint(self.app, "authorization_code", **request | changed)


def attempts(app: App) -> list[Attempt]:
    """One for each address to which the page may send users back."""
    return [Attempt(app, redirect) for redirect in app.held["CallbackURLs"]]


def arrived(response: requests.Response) -> dict[str, str]:
    """What a redirect carries in its address."""
    assert response.is_redirect, response.text
    return dict(parse_qsl(urlsplit(response.headers["location"]).query))


def token_endpoint(app: App, grant: str, secret: str | None = None, **request: str) -> requests.Response:
    """Asks for tokens; a client with a secret proves it."""
    secret = secret or app.secret
    return requests.post(
        f"{app.url}/oauth2/token",
        auth=(app.client_id, secret) if secret else None,
        data={"grant_type": grant, "client_id": app.client_id} | request,
    )


def error(response: requests.Response) -> str | None:
    """The code with which an endpoint refuses."""
    return response.json()["error"] if response.status_code == 400 else None


def logout(app: App, address: str) -> requests.Response:
    """Ends the session of the browser, which is to go on to the address."""
    request = {"client_id": app.client_id, "logout_uri": address}
    return requests.get(f"{app.url}/logout", params=request, allow_redirects=False)
