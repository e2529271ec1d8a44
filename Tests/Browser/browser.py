"""A headless Chromium that looks at pages as a reader's browser does, and notes what they ask for."""

import json
import shutil
from dataclasses import dataclass

from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys


@dataclass(frozen=True)
class Setting:
    """How a page is looked at."""

    width: int = 1440
    scheme: str = "light"
    scripts: bool = True
    media: str = ""

    def __str__(self):
        script = "" if self.scripts else ", no scripts"
        medium = f", {self.media}" if self.media else ""
        return f"{self.width} px, {self.scheme}{script}{medium}"


class Browser:
    def __init__(self):
        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which("chromium") or shutil.which("chromium-browser")
        for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        service = webdriver.ChromeService(shutil.which("chromedriver"))
        self.driver = webdriver.Chrome(options=options, service=service)

    def close(self):
        self.driver.quit()

    def open(self, address, setting=Setting()):
        """Shows a page in a setting, loaded anew, and forgets what earlier ones said and asked for."""
        command = self.driver.execute_cdp_cmd
        command(
            "Emulation.setDeviceMetricsOverride",
            {
                "width": setting.width,
                "height": 900,
                "deviceScaleFactor": 1,
                "mobile": setting.width < 600,
            },
        )
        command(
            "Emulation.setEmulatedMedia",
            {
                "media": setting.media,
                "features": [{"name": "prefers-color-scheme", "value": setting.scheme}],
            },
        )
        command("Emulation.setScriptExecutionDisabled", {"value": not setting.scripts})
        self.driver.get("about:blank")
        self.messages()
        self.requests()
        self.driver.get(address)

    def run(self, script, *arguments):
        """The value that a function's body returns."""
        return self.driver.execute_script(script, *arguments)

    def run_async(self, script, *arguments):
        """The value that a function's body gives to its last argument."""
        self.driver.set_script_timeout(60)
        return self.driver.execute_async_script(script, *arguments)

    def press(self, *keys):
        ActionChains(self.driver).send_keys(*keys).perform()

    def press_with_control(self, key):
        chain = ActionChains(self.driver)
        chain.key_down(Keys.CONTROL).send_keys(key).key_up(Keys.CONTROL).perform()

    def messages(self):
        """What the page said in the console since it was asked last."""
        return self.driver.get_log("browser")

    def requests(self):
        """The addresses that pages asked for since that was asked last."""
        addresses = []
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                addresses.append(message["params"]["request"]["url"])
        return addresses
