using System.Text.Json;
using System.Text.Json.Nodes;
using BackupScheduler.Functions.Settings;
using BackupScheduler.Functions.Tests;
using BackupScheduler.Fuzz.Running;

namespace BackupScheduler.Fuzz.Targets;

/// <summary>The environment of every function: refused in lines that name the variable, or settings that can be worked with.</summary>
internal sealed class SettingsTarget : IFuzzTarget
{
    private static readonly (string Name, string[] Values)[] s_variables =
    [
        ("BACKUP_SCHEDULE", ["rate(24 hours)", "cron(0 1 * * ? *)", "rate(5 minutes)"]), ("BACKUP_RETENTION", ["30", """{"keepLast":7,"monthly":12,"overrides":[{"tables":"*/*/Or*","keepLast":5}]}"""]),
        ("BACKUP_NAME_PREFIX", ["nightly"]), ("ADOPT_NAME_PATTERNS", ["nightly-*,old*"]), ("TABLES_INCLUDE", ["*", "Orders*,111122223333/eu-west-1/*"]), ("TABLES_EXCLUDE", ["Scratch*"]),
        ("TABLES_EXCLUDE_TAGS", ["backup=no,temporary"]), ("ACCOUNTS_INCLUDE", ["111122223333"]), ("ACCOUNTS_EXCLUDE", ["222233334444"]), ("ORGANIZATIONAL_UNITS", ["ou-ab12-cdefgh34,r-ab12"]),
        ("BACKUP_ROLE_NAME", ["backup-scheduler/BackupWorker"]), ("ENFORCER_ROLE_NAME", ["backup-scheduler/PolicyEnforcer"]), ("EXTERNAL_ID", ["from-the-hub"]), ("MAX_RECEIVE_COUNT", ["5"]),
        ("CREATE_RATE", ["45"]), ("DELETE_RATE", ["9"]), ("LIST_RATE", ["4.5"]), ("IAM_WRITE_RATE", ["5"]), ("COPY_RATE", ["4.5"]), ("CONFIRM_DELAY_SECONDS", ["900"]), ("REVIEW_DELAY_SECONDS", ["300"]),
        ("REVIEW_PAGE_LIMIT", ["2000"]), ("PRUNE_TTL_SECONDS", ["3600"]), ("PRUNE_MAX_PER_TABLE", ["3"]), ("PRUNE_SENDER", ["AROAREVIEWER00000001"]), ("ORPHAN_RETENTION_DAYS", ["60"]),
        ("DENY_POLICY_NAME", ["DenyDynamoDBDeleteBackup"]), ("DENY_MODE", ["managed", "inline"]), ("ENFORCEMENT", ["attach", "scp", "both", "off"]),
        ("EXEMPT_PRINCIPALS", ["arn:aws:iam::*:role/AWSControlTowerExecution"]), ("VAULT_BUCKET", ["copies"]), ("VAULT_ACCOUNT", ["444455556666"]),
        ("VAULT_KMS_KEY_ARN", ["arn:aws:kms:eu-west-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab"]), ("VAULT_FULL_EVERY_DAYS", ["7"]), ("VAULT_LOCK_DAYS", ["35"]),
        ("ENABLE_PITR", ["true"]), ("EVENT_BUS", ["default"]), ("REPORT_QUEUE_URL", ["https://sqs.eu-west-1.amazonaws.com/999988887777/reports"]),
    ];

    private static readonly HashSet<string> s_known = [.. s_variables.Select(variable => variable.Name), .. Variables.Good.Keys, "VAULT_REGION"];

    public string Name => "settings";

    public string Seed(Random random)
    {
        var all = new JsonObject(Variables.Good.Select(variable => KeyValuePair.Create(variable.Key, (JsonNode?)variable.Value)));
        for (var more = random.Next(8); more > 0; more--)
        {
            var (name, values) = ItemSeeds.Any(random, s_variables);
            all[name] = ItemSeeds.Any(random, values);
        }

        return all.ToJsonString();
    }

    public void Run(string input)
    {
        if (Read(input) is not { } variables) return;
        foreach (var function in Enum.GetValues<FunctionName>()) Demand(SettingsReader.Read(function, variables, out var errors), errors);
        Demand(SettingsReader.ReadWithoutQueues(variables, out var first), first);
        Demand(SettingsReader.ReadForLetters(variables, out var second), second);
        Demand(SettingsReader.ReadForEnqueueing(variables, out var third), third);
        Demand(SettingsReader.ReadForVault(variables, out var fourth), fourth);
    }

    private static void Demand(FunctionSettings? settings, IReadOnlyList<string> errors)
    {
        BrokenPromiseException.Unless(settings is null == errors.Count > 0, "neither settings nor a reason, or both");
        foreach (var error in errors)
        {
            OneLine.Demand(error);
            BrokenPromiseException.Unless(s_known.Contains(error.Split(':')[0]), $"a reason that names no variable: {error}");
        }

        if (settings is null) return;
        BrokenPromiseException.Unless(settings.PolicyFingerprint.Length >= 16, "a fingerprint is too short");
        BrokenPromiseException.Unless(settings.ReviewDelayFor(World.Run) is { Ticks: >= 0 } delay && delay <= TimeSpan.FromSeconds(900), "a delay that no queue takes");
        BrokenPromiseException.Unless(settings.Retention.Rules != new Core.Retention.RetentionRules(), "a policy that keeps nothing");
        foreach (var pattern in settings.Tables.Include) _ = pattern.Matches(World.Scope, Core.Tables.TableName.Parse("Orders"));
    }

    private static Dictionary<string, string>? Read(string input)
    {
        try
        {
            return JsonNode.Parse(input) is JsonObject all ? all.Where(member => member.Value is not null).ToDictionary(member => member.Key, member => Text(member.Value!)) : null;
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    // An environment holds no NUL.
    private static string Text(JsonNode value) => (value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString()).Replace("\0", "", StringComparison.Ordinal);
}
