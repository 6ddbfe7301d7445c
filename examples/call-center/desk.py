"""The server of the agent desktop: its page, the calls, tickets for what is embedded, and acknowledgements."""

from __future__ import annotations

import asyncio
import json
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import Request as Asking
from urllib.request import urlopen

from emotion_streamer_client import RequestError, UnansweredError
from starlette.applications import Starlette
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

if TYPE_CHECKING:
    from exchange import Exchange
    from starlette.requests import Request

AGENT = "Kim"
"""Who is signed in; another desk would look at its own session for this."""
VIEWS = ("session", "alerts", "wall")
"""What is embedded, and who is signed in may see; a ticket is for one of them."""
WEB = Path(__file__).parent / "web"


def desk_application(daemon: str, token: str, exchange: Exchange) -> Starlette:
    """Return the application. ``token`` stays here: the page gets tickets."""

    async def page(request: Request) -> Response:
        text = (WEB / "index.html").read_text(encoding="utf-8")
        text = text.replace("{daemon}", daemon).replace("{desk}", quote(str(request.base_url).rstrip("/"), safe=""))
        return Response(text, media_type="text/html", headers=_policy(daemon))

    async def calls(_: Request) -> Response:
        return JSONResponse([_shown(each.call, each.session_id) for each in exchange.ongoing])

    async def ticket(request: Request) -> Response:
        asked = request.query_params
        if asked.get("view") not in VIEWS:
            return PlainTextResponse(f"expected view, one of {', '.join(VIEWS)}", HTTPStatus.BAD_REQUEST)
        wanted = {"views": [asked["view"]], "sessions": asked.getlist("session")}
        return await asyncio.to_thread(_ticket, daemon, token, wanted)

    async def acknowledge(request: Request) -> Response:
        try:
            await exchange.acknowledge(str((await request.json())["alert_id"]), AGENT)
        except (ValueError, KeyError, TypeError):
            return PlainTextResponse("expected alert_id", HTTPStatus.BAD_REQUEST)
        except RequestError as error:
            return PlainTextResponse(str(error), HTTPStatus.CONFLICT)
        except (UnansweredError, OSError):
            return PlainTextResponse("the daemon does not answer", HTTPStatus.BAD_GATEWAY)
        return Response(status_code=HTTPStatus.NO_CONTENT)

    return Starlette(
        routes=[
            Route("/", page),
            Route("/calls", calls),
            Route("/ticket", ticket, methods=["POST"]),
            Route("/acknowledge", acknowledge, methods=["POST"]),
            Mount("/", StaticFiles(directory=WEB)),
        ]
    )


def _ticket(daemon: str, token: str, wanted: dict[str, Any]) -> Response:
    """Pass on what the daemon answers."""
    asking = Asking(f"{daemon}/api/ticket", json.dumps(wanted).encode(), {"Authorization": f"Bearer {token}"})  # noqa: S310
    try:
        with urlopen(asking, timeout=5) as answer:  # noqa: S310
            return Response(answer.read(), media_type="application/json")
    except HTTPError as error:
        return PlainTextResponse(error.reason, error.code)
    except URLError:
        return PlainTextResponse("the daemon does not answer", HTTPStatus.SERVICE_UNAVAILABLE)


def _shown(call: Any, session_id: str) -> dict[str, str]:
    return {"session_id": session_id, "reference": call.reference, "customer": call.customer, "about": call.about}


def _policy(daemon: str) -> dict[str, str]:
    """Return the desk's own Content-Security-Policy: what a page needs for the elements and the frame."""
    sockets = daemon.replace("http", "ws", 1)
    policy = (
        f"default-src 'self'; script-src 'self' {daemon}; connect-src 'self' {daemon} {sockets}; frame-src {daemon}; "
        "img-src 'self' data:; object-src 'none'; base-uri 'none'"
    )
    return {"Content-Security-Policy": policy}
