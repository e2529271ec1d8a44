#pragma once

/// Installs the handlers that write a `crashed` record, and the hook that notes where errors are
/// thrown.
void crash_reports_start(void);
