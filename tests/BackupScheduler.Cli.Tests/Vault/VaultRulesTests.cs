using BackupScheduler.Core.Vault;

namespace BackupScheduler.Cli.Tests.Vault;

/// <summary>What is demanded of the bucket's rules.</summary>
public sealed class VaultRulesTests
{
    [Theory]
    [InlineData("Enabled", "COMPLIANCE", 35, 90, "")]
    [InlineData("Enabled", "GOVERNANCE", 8, 15, "")]
    [InlineData("Enabled", "COMPLIANCE", 7, 90, "LockTooShort")]
    [InlineData("Enabled", "COMPLIANCE", 35, 41, "ExpiryTooShort")]
    [InlineData("Enabled", "COMPLIANCE", 35, 0, "")]
    [InlineData("Suspended", "COMPLIANCE", 35, 90, "NotVersioned")]
    [InlineData("Off", "", 0, 90, "NotVersioned,NotLocked")]
    [InlineData("Enabled", "none", 0, 90, "NoDefaultRetention")]
    [InlineData("Enabled", "none", 0, 6, "NoDefaultRetention,ExpiryTooShort")]
    public void Rules_that_let_a_copy_go_too_early_are_findings(string versioning, string mode, int lockDays, int expireDays, string kinds)
    {
        var locked = mode switch { "" => null, "none" => new BucketLock(null), _ => new BucketLock(new DefaultRetention(mode, lockDays)) };
        IReadOnlyList<ExpiryRule> expiry = expireDays > 0 ? [new ExpiryRule("expire", expireDays, null, "")] : [];
        var found = VaultRulesReview.Judge("the-vault", new VaultRules(new(versioning), new(locked), new(expiry)), fullEveryDays: 7);

        Assert.Equal(kinds, string.Join(',', found.Select(finding => finding.Kind)));
        Assert.All(found, finding => Assert.NotEmpty(finding.Remedy));
    }

    [Fact]
    public void What_may_not_be_read_is_a_finding_and_never_taken_for_right()
    {
        var found = VaultRulesReview.Judge("the-vault", new VaultRules(new(null, "AccessDenied"), new(null, "AccessDenied"), new(null, "AccessDenied")), 7);

        Assert.Equal([VaultFindingKind.RuleNotRead, VaultFindingKind.RuleNotRead, VaultFindingKind.RuleNotRead], found.Select(finding => finding.Kind));
        Assert.Equal(
            ["allow s3:GetBucketVersioning", "allow s3:GetBucketObjectLockConfiguration", "allow s3:GetLifecycleConfiguration"], found.Select(finding => finding.Remedy));
    }

    [Fact]
    public void A_rule_that_names_a_date_lets_the_newest_go_too()
    {
        var rule = new ExpiryRule("x\n", null, new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero), "1111/");
        var found = VaultRulesReview.Judge("the-vault", new VaultRules(new("Enabled"), new(new BucketLock(new DefaultRetention("COMPLIANCE", 35))), new([rule])), 7);

        Assert.Equal("lifecycle rule 'x?' on keys '1111/' lets objects go at 2027-01-01 00:00:00Z, however new they are", Assert.Single(found).What);
    }
}
