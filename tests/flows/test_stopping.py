"""A stop is heard, whoever handles the signal and whatever becomes of its exception."""

from __future__ import annotations

import contextlib
import signal
import time

import pytest

from flows.stopping import STOP_SIGNALS, StopRequest


@pytest.fixture
def stop() -> StopRequest:
    return StopRequest()


@pytest.mark.parametrize("number", sorted(STOP_SIGNALS))
def test_a_stop_is_heard_and_interrupts(stop: StopRequest, number: signal.Signals) -> None:
    with pytest.raises(KeyboardInterrupt), stop.listen():
        assert not stop.is_asked
        try:
            signal.raise_signal(number)
        finally:
            assert stop.is_asked


@pytest.mark.parametrize("number", sorted(STOP_SIGNALS))
def test_a_stop_whose_exception_is_lost_is_heard(stop: StopRequest, number: signal.Signals) -> None:
    with stop.listen():
        with contextlib.suppress(BaseException):
            signal.raise_signal(number)
        assert stop.is_asked
        assert stop.is_asked


@pytest.mark.parametrize("number", sorted(STOP_SIGNALS))
def test_a_stop_that_another_handler_takes_is_heard(
    stop: StopRequest, number: signal.Signals
) -> None:
    # As Prefect does with SIGTERM while a flow runs.
    with stop.listen():
        ours = signal.signal(number, lambda _number, _frame: None)
        signal.raise_signal(number)
        signal.signal(number, ours)
        assert stop.is_asked


def test_an_exception_lost_in_c_is_raised_again(
    stop: StopRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    class Closing:
        def __del__(self) -> None:
            signal.raise_signal(signal.SIGTERM)

    with pytest.raises(KeyboardInterrupt), stop.listen():
        Closing()
        time.sleep(10)
    assert capsys.readouterr().err == ""


def test_other_signals_are_no_stop_and_all_is_put_back(stop: StopRequest) -> None:
    usual = signal.signal(signal.SIGUSR1, lambda _number, _frame: None)
    before = {number: signal.getsignal(number) for number in STOP_SIGNALS}
    with stop.listen():
        signal.raise_signal(signal.SIGUSR1)
        assert not stop.is_asked
    assert {number: signal.getsignal(number) for number in STOP_SIGNALS} == before
    file = signal.set_wakeup_fd(-1)
    signal.set_wakeup_fd(file)
    assert file == -1
    signal.signal(signal.SIGUSR1, usual)
    assert not stop.is_asked
