using BackupScheduler.Functions.Settings;
using BackupScheduler.LocalAws.Templates;

namespace BackupScheduler.Templates.Tests.Settings;

/// <summary>The template refuses before anything is deployed what the program would refuse at its start, and nothing else.</summary>
public sealed class AgreementTests
{
    private const string Long = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    public static TheoryData<string, string, bool> Values => new()
    {
        { "AccountsExclude", "111122223333", true },
        { "AccountsInclude", "111122223333,222233334444", true },
        { "AccountsInclude", "11112222333", false },
        { "AdoptNamePatterns", "abc*,nightly-*", true },
        { "AdoptNamePatterns", "ab*", false },
        { "BackupNamePrefix", $"{Long}{Long}{Long}0123456789012345678901234567890123456789012345", true },
        { "BackupNamePrefix", $"{Long}{Long}{Long}01234567890123456789012345678901234567890123456", false },
        { "BackupNamePrefix", "a b", false },
        { "BackupRetention", "1", true },
        { "BackupRetention", """{"keepLast":7}""", true },
        { "BackupRetention", "0", false },
        { "BackupRetention", "-1", false },
        { "BackupRetention", "seven", false },
        { "BackupSchedule", "rate(12 hours)", true },
        { "BackupSchedule", "cron(0 1 * * ? *)", true },
        { "BackupSchedule", "at(2026-12-24T00:00:00)", false },
        { "ConfirmDelaySeconds", "1", true },
        { "ConfirmDelaySeconds", "900", true },
        { "ConfirmDelaySeconds", "0", false },
        { "ConfirmDelaySeconds", "901", false },
        { "CopyRate", "0.1", true },
        { "CopyRate", "1000", true },
        { "CopyRate", "0.05", false },
        { "CreateRate", "0.1", true },
        { "CreateRate", "1000", true },
        { "CreateRate", "0", false },
        { "CreateRate", "0.05", false },
        { "CreateRate", "1000.5", false },
        { "CreateRate", "fast", false },
        { "DeleteRate", "0.5", true },
        { "DeleteRate", "0", false },
        { "DenyMode", "inline", true },
        { "DenyMode", "attached", false },
        { "DenyPolicyName", $"{Long}{Long}", true },
        { "DenyPolicyName", $"{Long}{Long}a", false },
        { "DenyPolicyName", "a/b", false },
        { "EnablePitr", "false", true },
        { "EnablePitr", "no", false },
        { "Enforcement", "off", true },
        { "Enforcement", "maybe", false },
        { "EventBus", "default", true },
        { "EventBus", "teams/backups.v1_x-y", true },
        { "EventBus", "a b", false },
        { "ExemptPrincipals", "arn:aws:iam::*:role/AWSControlTowerExecution,arn:aws:iam::111122223333:user/terraform", true },
        { "ExemptPrincipals", "role/AWSControlTowerExecution", false },
        { "ExternalId", "ab", true },
        { "ExternalId", "a", false },
        { "ExternalId", "a b", false },
        { "IamWriteRate", "10.25", true },
        { "IamWriteRate", "1001", false },
        { "ListRate", "5", true },
        { "ListRate", "0.0", false },
        { "MaxReceiveCount", "49", true },
        { "MaxReceiveCount", "0", false },
        { "OrganizationalUnits", "ou-ab12-cdefgh34,r-ab12", true },
        { "OrganizationalUnits", "ou-1", false },
        { "OrphanRetentionDays", "1", true },
        { "OrphanRetentionDays", "36500", true },
        { "OrphanRetentionDays", "36501", false },
        { "OrphanRetentionDays", "0", false },
        { "PruneMaxPerTable", "10000", true },
        { "PruneMaxPerTable", "10001", false },
        { "PruneTtlSeconds", "86400", true },
        { "PruneTtlSeconds", "86401", false },
        { "Regions", "eu-west-1,us-gov-west-1", true },
        { "Regions", "Ireland", false },
        { "ReviewDelaySeconds", "0", true },
        { "ReviewDelaySeconds", "901", false },
        { "ReviewPageLimit", "1000000", true },
        { "ReviewPageLimit", "1000001", false },
        { "TablesExclude", "111122223333/eu-west-1/Scratch*", true },
        { "TablesExclude", "a b", false },
        { "TablesExcludeTags", "backup=no,temporary", true },
        { "TablesInclude", "Orders*,*/eu-west-1/*", true },
        { "TablesInclude", "a/b", false },
        { "VaultAccount", "44444444444", false },
        { "VaultBucket", "vault-of-ours", true },
        { "VaultBucket", "Vault_Of_Ours", false },
        { "VaultFullEveryDays", "1", true },
        { "VaultFullEveryDays", "365", true },
        { "VaultFullEveryDays", "0", false },
        { "VaultFullEveryDays", "366", false },
        { "VaultKeyArn", "arn:aws-us-gov:kms:us-gov-west-1:444444444444:key/mrk-1234abcd12ab34cd56ef1234567890ab", true },
        { "VaultKeyArn", "alias/vault", false },
        { "VaultLockDays", "36500", true },
        { "VaultLockDays", "36501", false },
        { "VaultLockDays", "1", false },
    };

    // What is said of a vault is refused without one.
    private static Dictionary<string, string> Vault => new()
    {
        ["VAULT_BUCKET"] = Installation.VaultBucket,
        ["VAULT_ACCOUNT"] = Installation.Vault,
        ["VAULT_KMS_KEY_ARN"] = Installation.VaultKey,
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Template_and_program_take_the_same(string parameter, string value, bool isTaken)
    {
        Assert.Equal(isTaken, IsTakenByTheTemplate(parameter, value));
        Assert.Equal(isTaken, IsTakenByTheProgram(VariableOf(parameter), value));
    }

    private static bool IsTakenByTheTemplate(string parameter, string value)
    {
        try
        {
            return new Installation("edge", new Dictionary<string, string>(Vault.Keys.ToDictionary(ParameterOf, variable => Vault[variable])) { [parameter] = value }).Hub.Has("Worker");
        }
        catch (TemplateException problem) when (problem.Message.StartsWith($"{parameter}:", StringComparison.Ordinal))
        {
            return false;
        }
    }

    private static bool IsTakenByTheProgram(string variable, string value) => SettingsReader.ReadWithoutQueues(
        new Dictionary<string, string>(Vault) { ["AWS_REGION"] = Installation.Region, ["REGIONS"] = Installation.Region, [variable] = value }, out _) is not null;

    private static string VariableOf(string parameter) => All.Where(row => (string)row[0] == parameter).Select(row => (string)row[2]).Single();

    private static string ParameterOf(string variable) => All.Where(row => (string)row[2] == variable).Select(row => (string)row[0]).Single();

    private static IEnumerable<object[]> All => EnvironmentTests.Changes.Concat(EnvironmentTests.ChangesOfTheVault);
}
