using System.Text.Json.Nodes;
using BackupScheduler.LocalAws.Templates;

namespace BackupScheduler.Templates.Tests.Declared;

/// <summary>Whoever tries to give up the vault's key, or to change its rules, is told of.</summary>
public sealed class VaultWatchTests
{
    private static readonly ResolvedStack s_vault = Installation.Plain.Stack(TemplateText.Vault, Installation.Vault);

    // CloudTrail has names of its own for some.
    private static readonly Dictionary<string, string> s_traced = new() { ["PutLifecycleConfiguration"] = "PutBucketLifecycle" };

    // Calls on objects are data events, which a trail records only where it is told to: Object Lock and the bucket's policy have to do.
    private static readonly string[] s_data = ["BypassGovernanceRetention", "DeleteObjectVersion"];

    [Fact]
    public void Whatever_the_organization_denies_about_key_and_bucket_is_watched()
    {
        var watched = Texts(Pattern("KeyAlarm")["detail"]!["eventName"]);
        var denied = Installation.Whole.Hub["ServiceControlPolicy"].Properties["Content"]!["Statement"]!.AsArray()
            .Where(statement => statement!["Sid"]!.ToString() is "ProtectVaultKey" or "ProtectVaultBucket")
            .SelectMany(statement => Texts(statement!["Action"])).Select(action => action.Split(':')[1]).ToList();
        Assert.Equal(10, denied.Count);
        Findings.None(denied.Except(s_data).Select(action => s_traced.GetValueOrDefault(action, action)).Except(watched));
    }

    // A key is named by id, ARN or alias, and a refused call is worth an alarm: so nothing else is asked for.
    [Fact]
    public void Refused_calls_and_calls_by_any_name_are_watched_too() =>
        Assert.Equal(["eventName"], Pattern("KeyAlarm")["detail"]!.AsObject().Select(member => member.Key));

    [Fact]
    public void Whoever_becomes_the_break_glass_role_is_told_of() =>
        Assert.Equal([Installation.BreakGlassRole], Texts(Pattern("BreakGlassAlarm")["detail"]!["requestParameters"]!["roleArn"]));

    [Theory]
    [InlineData("KeyAlarm")]
    [InlineData("BreakGlassAlarm")]
    public void It_reaches_the_topic(string rule)
    {
        Assert.Equal(s_vault["AlarmTopic"].Ref, s_vault[rule].Properties["Targets"]![0]!["Arn"]!.ToString());
        Assert.Contains(s_vault[rule].Arn!, s_vault["AlarmTopicPolicy"].Properties.ToJsonString(), StringComparison.Ordinal);
    }

    private static JsonNode Pattern(string rule) => s_vault[rule].Properties["EventPattern"]!;

    private static List<string> Texts(JsonNode? texts) => [.. texts!.AsArray().Select(text => text!.ToString())];
}
