"""The web application: which address leads to which endpoint."""

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import ClientDisconnect
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocketDisconnect

from live.web.answers import Answers
from live.web.card_page import Cards
from live.web.checkin_page import CheckinForm
from live.web.decisions_page import DecisionsForm
from live.web.door import Door
from live.web.export_page import Exports
from live.web.framing import OneLength
from live.web.headers import Headers
from live.web.hosts import OwnHostOnly
from live.web.house import House
from live.web.lent_page import LentForm
from live.web.meanings_page import MeaningsForm
from live.web.pages import Pages
from live.web.phone import Phone
from live.web.places import Places
from live.web.report_page import ReportPages
from live.web.shifts_page import ShiftsForm
from live.web.site import Site
from live.web.slip_page import SlipDoor
from live.web.table_page import TablePhone

# Less is not made smaller by packing.
PACK_FROM_BYTES = 500


def build(house: House, site: Site) -> Starlette:
    """The application over a house of open rooms."""
    answers = Answers(house, site)
    pages, phone, places, door = Pages(answers), Phone(answers), Places(answers), Door(answers)
    slip, table, exports = SlipDoor(phone), TablePhone(phone), Exports(answers)
    checkin, meanings, decisions = CheckinForm(phone), MeaningsForm(phone), DecisionsForm(phone)
    shifts, lent, report = ShiftsForm(phone), LentForm(phone), ReportPages(answers)
    cards = Cards(answers, slip)
    packed = Middleware(GZipMiddleware, minimum_size=PACK_FROM_BYTES)
    app = Starlette(
        routes=[
            Route("/", pages.home),
            Route("/health", pages.health),
            Route("/static/{version}/{name:path}", site.assets.serve),
            Route("/{code}", phone.page, methods=["GET"]),
            Route("/{code}/", phone.without_slash, methods=["GET"]),
            Route("/{code}", phone.form, methods=["POST"]),
            Route("/{code}/seat", phone.seat, methods=["POST"]),
            WebSocketRoute("/{code}/live", door.turn_away),
            Route("/{code}/checkin", checkin.page, methods=["GET"]),
            Route("/{code}/checkin", checkin.form, methods=["POST"]),
            Route("/{code}/slip", slip.page, methods=["GET"]),
            Route("/{code}/slip", slip.form, methods=["POST"]),
            Route("/{code}/slip/card", cards.of_slip, methods=["GET"]),
            Route("/{code}/card", cards.page, methods=["GET"]),
            Route("/{code}/table", table.page, methods=["GET"]),
            Route("/{code}/table", table.form, methods=["POST"]),
            Route("/{code}/meanings", meanings.page, methods=["GET"]),
            Route("/{code}/meanings", meanings.form, methods=["POST"]),
            Route("/{code}/view", shifts.page, methods=["GET"]),
            Route("/{code}/view", shifts.form, methods=["POST"]),
            Route("/{code}/lent", lent.page, methods=["GET"]),
            Route("/{code}/lent", lent.form, methods=["POST"]),
            Route("/{code}/decisions", decisions.page, methods=["GET"]),
            Route("/{code}/decisions", decisions.form, methods=["POST"]),
            Route("/{code}/programme", pages.programme),
            Route("/{code}/programme.ics", pages.calendar),
            Route("/{code}/poem", pages.poem),
            Route("/{code}/poem.txt", pages.poem_text),
            Route("/{code}/report", report.page, methods=["GET"]),
            Route("/{code}/report", report.form, methods=["POST"]),
            Route("/{code}/report.docx", report.document),
            Route("/{code}/report.md", report.markdown),
            Route("/{code}/report.html", report.file),
            Route("/{code}/qr.svg", pages.qr),
            Route("/{code}/export", exports.page),
            Route("/{code}/export/{name}", exports.file),
            Route("/{code}/{place}", places.page, methods=["GET"]),
            Route("/{code}/{place}", places.take_key, methods=["POST"]),
        ],
        exception_handlers={
            HTTPException: answers.refuse,
            ClientDisconnect: answers.gone,
            WebSocketDisconnect: answers.gone,
            Exception: answers.refuse,
        },
        middleware=[
            Middleware(Headers, own=house.own),
            Middleware(OneLength, answers=answers),
            Middleware(OwnHostOnly, answers=answers),
            packed,
        ],
    )
    app.router.redirect_slashes = False  # it would send people to whatever address the request says it came to
    return app
