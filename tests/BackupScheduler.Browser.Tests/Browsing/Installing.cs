using System.Diagnostics;

namespace BackupScheduler.Browser.Tests.Browsing;

/// <summary>The two ways that bring a Chromium to a machine that has none. Both are bounded: a machine without a network must not hang.</summary>
internal static class Installing
{
    private static readonly TimeSpan s_download = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan s_package = TimeSpan.FromMinutes(6);

    public static async Task<(string? Path, string Why)> DownloadAsync()
    {
        using var playwright = await Microsoft.Playwright.Playwright.CreateAsync();
        var path = playwright.Chromium.ExecutablePath;
        if (File.Exists(path)) return (path, "");
        var driver = Path.Combine(AppContext.BaseDirectory, ".playwright");
        if (!Directory.Exists(driver)) return (null, "its driver is not there");
        // The driver's own program, not Playwright's Main: that one cannot be ended.
        var node = Directory.EnumerateFiles(Path.Combine(driver, "node"), OperatingSystem.IsWindows() ? "node.exe" : "node", SearchOption.AllDirectories).FirstOrDefault();
        if (node is null) return (null, "its node is not there");
        var why = await RunAsync(s_download, node, Path.Combine(driver, "package", "cli.js"), "install", "--no-shell", "chromium");
        return File.Exists(path) ? (path, "") : (null, why ?? "ended without it");
    }

    public static async Task<(string? Path, string Why)> PackageAsync()
    {
        if (!OperatingSystem.IsLinux()) return (null, "this is no Linux");
        if (!Environment.IsPrivilegedProcess) return (null, "not root");
        var why = await RunAsync(s_package, "apt-get", "update")
            ?? await RunAsync(s_package, "apt-get", "install", "-y", "--no-install-recommends", "chromium");
        return why is null ? ChromiumSearch.OnPath(Environment.GetEnvironmentVariable("PATH")) : (null, why);
    }

    // Null where it ended with 0, else why not.
    private static async Task<string?> RunAsync(TimeSpan longest, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEndAsync();
            using var timeout = new CancellationTokenSource(longest);
            try
            {
                await process.WaitForExitAsync(timeout.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                return $"not done within {longest.TotalMinutes:0} minutes";
            }

            await output;
            return process.ExitCode == 0 ? null : $"ended with {process.ExitCode}: {(await error).Trim().Split('\n')[^1]}";
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            return e.Message;
        }
    }
}
