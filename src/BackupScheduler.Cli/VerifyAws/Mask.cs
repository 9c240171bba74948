using System.Text.RegularExpressions;

namespace BackupScheduler.Cli.VerifyAws;

/// <summary>Hides account ids but for their last four digits: what is pasted into an issue is public.</summary>
internal static partial class Mask
{
    public static string Accounts(string text) => AccountId().Replace(text, id => $"********{id.Value[^4..]}");

    [GeneratedRegex("(?<![0-9a-zA-Z])[0-9]{12}(?![0-9a-zA-Z])")]
    private static partial Regex AccountId();
}
