using System.Text.Json.Nodes;

namespace BackupScheduler.Templates.Tests.Declared;

/// <summary>What must outlive its stack, and what must not stand in the way of a removal.</summary>
public sealed class DurabilityTests
{
    [Theory]
    [InlineData(TemplateText.Hub, "DeadLetterQueue")]
    [InlineData(TemplateText.Vault, "Vault")]
    [InlineData(TemplateText.Vault, "VaultPolicy")]
    [InlineData(TemplateText.Vault, "VaultKey")]
    [InlineData(TemplateText.Vault, "BreakGlass")]
    public void Data_outlives_the_stack(string file, string resource)
    {
        var declaration = TemplateText.Of(file)["Resources"]![resource]!;
        // A creation that fails leaves nothing that its next try would find in the way.
        Assert.Equal("RetainExceptOnCreate", declaration["DeletionPolicy"]?.ToString());
        Assert.Equal("Retain", declaration["UpdateReplacePolicy"]?.ToString());
    }

    // Whatever holds data says what becomes of it, and says the same of a replacement.
    [Fact]
    public void Nothing_that_holds_data_is_left_to_a_default() => Findings.None(
        from file in TemplateText.All
        from resource in TemplateText.Of(file).Section("Resources")
        let type = resource.Value!["Type"]!.ToString()
        where type is "AWS::S3::Bucket" or "AWS::KMS::Key" or "AWS::Logs::LogGroup" or "AWS::CloudFormation::Stack" or "AWS::DynamoDB::Table"
        where resource.Value["DeletionPolicy"] is not JsonValue deletion || deletion.ToString().Replace("ExceptOnCreate", "", StringComparison.Ordinal) != resource.Value["UpdateReplacePolicy"]?.ToString()
        select $"{file}: {resource.Key}");

    [Fact]
    public void The_vault_is_versioned_and_locked()
    {
        var vault = Installation.Plain.Stack(TemplateText.Vault, Installation.Vault)["Vault"].Properties;
        Assert.Equal("Enabled", vault["VersioningConfiguration"]!["Status"]!.ToString());
        Assert.Equal("true", vault["ObjectLockEnabled"]!.ToString());
        Assert.Equal("GOVERNANCE", vault["ObjectLockConfiguration"]!["Rule"]!["DefaultRetention"]!["Mode"]!.ToString());
        Assert.All(vault["PublicAccessBlockConfiguration"]!.AsObject(), block => Assert.Equal("true", block.Value!.ToString()));
    }

    // Days cannot be compared in a template; what it says by itself is right at least.
    [Fact]
    public void A_full_copy_outlasts_by_default_what_is_built_on_it()
    {
        var (vault, hub) = (TemplateText.Of(TemplateText.Vault), TemplateText.Of(TemplateText.Hub));
        Assert.Equal(Default(vault, "LockDays"), Default(hub, "VaultLockDays"));
        Assert.True(Default(vault, "LockDays") > Default(hub, "VaultFullEveryDays"));
        Assert.True(Default(vault, "ExpireDays") >= Default(vault, "LockDays") + Default(hub, "VaultFullEveryDays"));
    }

    [Theory]
    [InlineData(TemplateText.Vault, "LockDays")]
    [InlineData(TemplateText.Vault, "ExpireDays")]
    [InlineData(TemplateText.Hub, "VaultLockDays")]
    public void Whoever_sets_days_is_told_what_they_must_outlast(string file, string parameter) =>
        Assert.Contains("VaultFullEveryDays", TemplateText.Of(file)["Parameters"]![parameter]!["Description"]!.ToString(), StringComparison.Ordinal);

    private static long Default(JsonObject template, string parameter) => template["Parameters"]![parameter]!["Default"]!.GetValue<long>();
}
