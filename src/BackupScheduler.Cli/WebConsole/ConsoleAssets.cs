using BackupScheduler.Cli.Html;

namespace BackupScheduler.Cli.WebConsole;

/// <summary>The style sheet and the script. Every page works without the script.</summary>
internal static class ConsoleAssets
{
    public const string StylePath = "/console.css", ScriptPath = "/console.js";

    private static readonly Lazy<string> s_style = new(() => StyleSheet.Desk.Text + Read("console.css"));
    private static readonly Lazy<string> s_script = new(() => Read("console.js"));

    public static string Style => s_style.Value;

    public static string Script => s_script.Value;

    private static string Read(string name)
    {
        using var stream = typeof(ConsoleAssets).Assembly.GetManifestResourceStream($"console/{name}") ?? throw new InvalidOperationException($"{name} is not embedded");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
