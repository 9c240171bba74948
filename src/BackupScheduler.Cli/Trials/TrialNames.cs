using System.Security.Cryptography;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Cli.Trials;

/// <summary>The name of the scratch table: so random that nobody else's can bear it.</summary>
/// <param name="Scope">Where it is made.</param>
/// <param name="Stem">What the name begins with.</param>
/// <param name="Suffix">The random part.</param>
internal record TrialNames(TableScope Scope, string Stem, string Suffix)
{
    public TableName Table => TableName.Parse($"{Stem}-{Suffix}");

    public string TableArn => $"arn:{Scope.Region.Partition}:dynamodb:{Scope.Region}:{Scope.Account}:table/{Table}";

    // Not as long as an account id, which would be masked.
    public static string DrawSuffix() => RandomNumberGenerator.GetHexString(10, lowercase: true);
}
