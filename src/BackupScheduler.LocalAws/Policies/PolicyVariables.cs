using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace BackupScheduler.LocalAws.Policies;

/// <summary>Fills <c>${aws:PrincipalAccount}</c> and the like from the request.</summary>
internal static partial class PolicyVariables
{
    [GeneratedRegex(@"\$\{(?<key>[^}]*)\}")]
    private static partial Regex Variable();

    /// <summary>False where the request lacks the key.</summary>
    public static bool TryFill(string pattern, PolicyRequest request, [NotNullWhen(true)] out string? filled)
    {
        var isComplete = true;
        filled = Variable().Replace(pattern, match =>
        {
            var key = match.Groups["key"].Value;
            ConditionKeys.Demand(key);
            if (request[key] is not { } value) isComplete = false;
            else if (value.AsSpan().IndexOfAny('*', '?') >= 0) throw new PolicyException($"{key} with a wildcard in its value is not judged here");
            else return value;
            return "";
        });
        if (!isComplete) filled = null;
        return isComplete;
    }
}
