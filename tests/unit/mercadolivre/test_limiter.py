"""The token bucket: a burst, then its rate; pauses waited out or told; writes first, four at a time."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest

from peepers_desktop.clock import FixedClock, SystemClock
from peepers_desktop.mercadolivre import limits
from peepers_desktop.mercadolivre.errors import RateLimited
from peepers_desktop.mercadolivre.limits import BURST, IN_FLIGHT, Limiter, Priority
from tests.helpers.canned import Said, canned_store, client_of


@pytest.fixture
def limiter(clock: FixedClock) -> Limiter:
    return Limiter(clock, rate=2.0, chance=lambda: 1.0)


def use(limiter: Limiter, times: int = 1) -> None:
    for _ in range(times):
        with limiter.slot(Priority.BACKGROUND):
            pass


def test_a_burst_costs_no_time_and_what_follows_keeps_the_rate(limiter: Limiter, clock: FixedClock) -> None:
    use(limiter, BURST)
    assert clock.monotonic() == 0.0
    use(limiter, 20)
    assert clock.monotonic() == pytest.approx(10.0, abs=0.1)
    clock.advance(3600)
    before = clock.monotonic()
    use(limiter, BURST + 1)
    assert clock.monotonic() - before == pytest.approx(0.5, abs=0.1), "an hour of rest is worth one burst"


def test_a_short_pause_is_waited_out(limiter: Limiter, clock: FixedClock) -> None:
    limiter.answered(429, retry_after=3.0)
    assert limiter.state().paused_until == clock.now() + timedelta(seconds=3)
    use(limiter)
    assert clock.monotonic() >= 3.0
    assert limiter.state().paused_until is None


def test_a_long_pause_is_told_at_once_and_leaves_the_queue_sound(limiter: Limiter, clock: FixedClock) -> None:
    limiter.answered(429, retry_after=90.0)
    with pytest.raises(RateLimited) as told:
        use(limiter)
    assert told.value.retry_after == pytest.approx(90.0)
    assert clock.monotonic() == 0.0
    assert limiter.state().in_flight == 0
    clock.advance(90)
    use(limiter)


def test_pauses_without_a_word_double_to_a_minute_and_shrink_after_an_answer(
    limiter: Limiter, clock: FixedClock
) -> None:
    lengths = []
    for _ in range(8):
        limiter.answered(429)
        until = limiter.state().paused_until
        assert until is not None
        lengths.append((until - clock.now()).total_seconds())
        clock.advance(lengths[-1])
    assert lengths == [2, 4, 8, 16, 32, 60, 60, 60]
    limiter.answered(200)
    limiter.answered(429)
    until = limiter.state().paused_until
    assert until == clock.now() + timedelta(seconds=2)


def test_requests_refused_together_count_once(limiter: Limiter) -> None:
    for _ in range(4):
        limiter.answered(429, retry_after=10.0)
    assert limiter.state().rate == 1.0


def test_the_rate_halves_recovers_slowly_and_never_above_what_is_allowed(limiter: Limiter, clock: FixedClock) -> None:
    for _ in range(12):
        limiter.answered(429, retry_after=1.0)
        clock.advance(1)
    assert limiter.state().rate == limits._LOWEST_RATE
    limiter.answered(503)
    assert limiter.state().rate == limits._LOWEST_RATE, "their trouble is no sign of room"
    limiter.answered(200)
    assert limiter.state().rate == pytest.approx(limits._LOWEST_RATE * 1.02)
    for _ in range(300):
        limiter.answered(404)
    assert limiter.state().rate == 2.0


def test_the_applications_quota_is_the_ceiling(limiter: Limiter) -> None:
    limiter.allow(36_000)
    assert limiter.state().rate == 10.0
    limiter.answered(429, retry_after=0.0)
    limiter.allow(18_000)
    assert limiter.state().rate == 5.0, "never above the new ceiling"
    limiter.answered(429, retry_after=0.0)
    limiter.allow(36_000)
    assert limiter.state().rate == 2.5, "what a 429 lowered climbs from where it is"
    limiter.allow(0)
    assert limiter.state().rate == limits._LOWEST_RATE


def test_four_at_a_time_and_writes_before_the_rest() -> None:
    limiter = Limiter(SystemClock(), rate=1000.0)
    held = [limiter.slot(Priority.BACKGROUND) for _ in range(IN_FLIGHT)]
    for slot in held:
        slot.__enter__()
    order: list[Priority] = []

    def work(priority: Priority) -> None:
        with limiter.slot(priority):
            order.append(priority)

    threads = []
    for waiting, priority in enumerate((Priority.BACKGROUND, Priority.SCREEN, Priority.WRITE), start=1):
        threads.append(threading.Thread(target=work, args=(priority,)))
        threads[-1].start()
        while len(limiter._queue) < waiting:
            pass
    assert order == []
    assert limiter.state().in_flight == IN_FLIGHT
    held[0].__exit__(None, None, None)
    for thread in threads:
        thread.join()
    for slot in held[1:]:
        slot.__exit__(None, None, None)
    assert order == [Priority.WRITE, Priority.SCREEN, Priority.BACKGROUND]
    assert limiter.state().in_flight == 0


def test_a_failure_gives_its_place_back(limiter: Limiter) -> None:
    for _ in range(IN_FLIGHT + 1):
        with pytest.raises(ZeroDivisionError), limiter.slot(Priority.WRITE):
            raise ZeroDivisionError
    assert limiter.state().in_flight == 0


@pytest.mark.keeps_threads(r"^canned-store")
@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("7", 7.0), ("0", 0.0), ("86400", 3600.0), ("9" * 400, 3600.0), ("-5", None), ("1e9", None), ("nan", None),
        ("soon", None), ("Tue, 24 Nov 2026 12:00:40 GMT", 40.0), ("Tue, 24 Nov 2026 11:00:00 GMT", 0.0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 3600.0), ("Tue, 99 Nov 2026 12:00:40 GMT", None),
    ],
)  # fmt: skip
def test_how_long_a_pause_may_be_is_not_the_other_sides_to_say(clock: FixedClock, said: str, heard: float) -> None:
    with canned_store() as store:
        store.answer_everything(Said(b"{}", 429, {"retry-after": said}))
        client = client_of(store.url, clock)
        try:
            with pytest.raises(RateLimited) as told:
                client.me()
        finally:
            client.close()
    assert told.value.retry_after == heard
