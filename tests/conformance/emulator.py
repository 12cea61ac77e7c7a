"""An AWS endpoint on this machine, started and ended by the tests.

It listens on a free port of the loopback interface, keeps everything in a folder that is removed with it, and runs in a process group
of its own, which is what is ended.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import requests

PROGRAM = Path(__file__).with_name("emulated.py")
SECONDS_TO_START = 30
# The resource types that stand in a stack and do nothing: the emulator has no operation for them.
RECORDED = (
    "AWS::Cognito::LogDeliveryConfiguration",
    "AWS::Cognito::ManagedLoginBranding",
    "AWS::Cognito::Terms",
    "AWS::Cognito::UserPoolRegionalConfigurationAttachment",
    "AWS::Cognito::UserPoolReplica",
    "AWS::Cognito::UserPoolRiskConfigurationAttachment",
    "AWS::WAFv2::WebACLAssociation",
)


class Emulator:
    """The running endpoint, at `url`."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="emulator-"))
        self.log = self.folder / "log"
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        environment = os.environ | {
            "AUTH": "true",
            "BIND_HOST": "127.0.0.1",
            "GATEWAY_PORT": str(port),
            "IOT_MTLS_ENABLED": "0",
            "LAMBDA_EXECUTOR": "local",
            "LOG_LEVEL": "WARNING",
            "S3_DATA_DIR": str(self.folder / "s3"),
            "SFTP_ENABLED": "0",
            "STATE_DIR": str(self.folder / "state"),
            "TMPDIR": str(self.folder),
        }
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, PROGRAM], env=environment, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
            )
        try:
            self.wait_until_healthy()
        except BaseException:
            self.stop()
            raise

    def wait_until_healthy(self) -> None:
        deadline = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                if requests.get(f"{self.url}/_ministack/health", timeout=1).ok:
                    return
            except requests.ConnectionError:
                time.sleep(0.05)
        raise RuntimeError(f"the emulator did not start:\n{self.log.read_text()}")

    def stop(self) -> None:
        """Ends the process group, also what is left of it when the emulator itself died."""
        for end in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(self.process.pid, end)
                self.process.wait(5)
            except (ProcessLookupError, subprocess.TimeoutExpired):
                continue
        shutil.rmtree(self.folder, ignore_errors=True)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]
