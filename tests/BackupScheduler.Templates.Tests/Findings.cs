namespace BackupScheduler.Templates.Tests;

/// <summary>What is wrong, one line each, all of it in the failure.</summary>
internal static class Findings
{
    public static void None(IEnumerable<string> findings)
    {
        var found = findings.ToList();
        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found));
    }
}
