using System.Text.RegularExpressions;

namespace BackupScheduler.Architecture.Tests.Security;

/// <summary>The tables of docs/security.md: each claim that something stops or detects a threat, with what shows it.</summary>
internal static partial class ThreatModel
{
    private const string Untested = "no test: ";

    /// <summary>The claims, in order.</summary>
    public static IReadOnlyList<Claim> Claims(IEnumerable<string> lines)
    {
        var (claims, threat) = (new List<Claim>(), "");
        foreach (var line in lines)
        {
            if (line.StartsWith("### ", StringComparison.Ordinal)) threat = line[4..];
            if (Row().Match(line) is { Success: true } row) claims.Add(new Claim(threat, row.Groups[1].Value, row.Groups[2].Value, row.Groups[3].Value));
        }

        return claims;
    }

    /// <summary>Threats that lack one of the three: what stops, what detects, what remains.</summary>
    public static IEnumerable<string> Unanswered(IEnumerable<string> lines) =>
        from threat in Claims(lines).GroupBy(claim => claim.Threat)
        from kind in new[] { "stops", "detects", "remains" }.Except(threat.Select(claim => claim.Kind))
        select $"{threat.Key}: nothing {kind}";

    /// <summary>Claims that neither name a test nor say that there is none, and tests and rows that are not there.</summary>
    public static IEnumerable<string> Unproved(IEnumerable<string> lines, TestSources sources) =>
        from claim in Claims(lines)
        where claim.Kind != "remains"
        from finding in FindingsAbout(claim, sources)
        select $"{claim.Threat}: {finding}";

    private static IEnumerable<string> FindingsAbout(Claim claim, TestSources sources)
    {
        if (claim.Proof.StartsWith(Untested, StringComparison.Ordinal)) yield break;
        var proofs = Quoted().Matches(claim.Proof).Select(match => match.Groups[1].Value).ToList();
        if (proofs.Count == 0) yield return $"{claim.Text} names no test";
        foreach (var proof in proofs.Where(proof => !sources.Have(proof))) yield return $"there is no {proof}";
    }

    [GeneratedRegex(@"^\| (stops|detects|remains) \| (.+?) \| ?(.*?) ?\|$")]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}

/// <summary>A row of a threat's table.</summary>
/// <param name="Threat">Its heading.</param>
/// <param name="Kind">stops, detects or remains.</param>
/// <param name="Text">What is claimed.</param>
/// <param name="Proof">Tests and rows, or why there is none.</param>
internal sealed record Claim(string Threat, string Kind, string Text, string Proof);
