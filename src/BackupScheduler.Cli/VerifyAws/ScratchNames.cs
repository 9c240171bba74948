using System.Security.Cryptography;
using BackupScheduler.Cli.Trials;
using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Cli.VerifyAws;

/// <summary>The names of what the command makes: so random that nobody else's thing can bear one.</summary>
/// <param name="Scope">Where it is made.</param>
/// <param name="Suffix">The random part.</param>
internal sealed record ScratchNames(TableScope Scope, string Suffix) : TrialNames(Scope, Start, Suffix)
{
    private const string Start = "backup-scheduler-verify";

    /// <summary>The path of the role.</summary>
    public const string RolePath = $"/{Start}/";

    public static ScratchNames Draw(TableScope scope) => new(scope, DrawSuffix());

    public string Role => $"{Stem}-{Suffix}";

    /// <summary>The deny policy, where the account has none yet.</summary>
    public string Policy => $"{Stem}-deny-{Suffix}";

    public string RoleArn => $"arn:{Partition}:iam::{Scope.Account}:role{RolePath}{Role}";

    public string PolicyArn => $"arn:{Partition}:iam::{Scope.Account}:policy/{Policy}";

    /// <summary>The ARN of a backup that does not exist, in the form that DynamoDB gives them.</summary>
    public string NoBackupArn => $"{TableArn}/backup/01500000000000-00000000";

    private string Partition => Scope.Region.Partition;

    /// <summary>Who may assume the role: whoever of the account knows a word that nobody was told. It has no permissions either.</summary>
    public string Trust(string word) => $$$"""
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:{{{Partition}}}:iam::{{{Scope.Account}}}:root"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"{{{word}}}"} } }]}
        """;

    public static string DrawWord() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
