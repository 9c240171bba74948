using BackupScheduler.Core.Accounts;
using BackupScheduler.Core.Restores;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Tests.Restores;

/// <summary>What is put back, what it is made like, and what it costs.</summary>
public sealed class SettingsPlanTests
{
    private static readonly TableScope s_target = new(AccountId.Parse("111122223333"), Region.Parse("eu-west-1"));

    private static readonly TableDescription s_all = Plans.Shape with
    {
        Class = "STANDARD_INFREQUENT_ACCESS",
        StreamView = "NEW_IMAGE",
        Tags = new Dictionary<string, string> { ["team"] = "shop", [RestoreTags.Fingerprint] = "f", [RestoreTags.Drill] = "d" },
        TimeToLive = "expires",
        RecoveryDays = 7,
        IsDeletionProtected = true,
    };

    [Fact]
    public void What_is_lacking_is_set_protection_last_and_our_own_tags_never()
    {
        var missing = new SettingsPlan(s_all, SettingsOrigin.LiveTable).Missing(Plans.Shape);
        Assert.Equal(
            ["table class STANDARD_INFREQUENT_ACCESS", "stream NEW_IMAGE", "tags team", "time to live by expires", "point-in-time recovery of 7 days", "deletion protection"],
            missing.Select(setting => setting.ToString()));
    }

    [Fact]
    public void What_is_there_is_not_set_again_and_what_was_not_is_not_taken_away()
    {
        Assert.Empty(new SettingsPlan(s_all, SettingsOrigin.Catalogue).Missing(s_all));
        Assert.Empty(new SettingsPlan(Plans.Shape, SettingsOrigin.Catalogue).Missing(s_all));
        Assert.Empty(SettingsPlan.NotWanted.Missing(Plans.Shape));
        Assert.Empty(SettingsPlan.NotWanted.Manual);
    }

    [Fact]
    public void What_is_not_known_is_named()
    {
        var manual = new SettingsPlan(null, SettingsOrigin.Unknown).Manual;
        Assert.Contains("deletion protection (not known: set by hand)", manual);
        Assert.Contains("global-table replicas", manual);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("aws", "aws")]
    [InlineData("arn:aws:kms:eu-west-1:111122223333:key/k", "arn:aws:kms:eu-west-1:111122223333:key/k")]
    [InlineData("arn:aws:kms:us-east-1:111122223333:key/k", null)]
    [InlineData("arn:aws:kms:eu-west-1:444455556666:key/k", null)]
    public void A_key_that_lies_elsewhere_is_not_used_and_told(string? key, string? used)
    {
        var (shape, note) = TargetShape.Fit(Plans.Shape with { Encryption = key }, s_target);
        Assert.Equal((used, key != used), (shape.Encryption, note is not null));
    }

    [Theory]
    [InlineData(true, 1, true, 1.5)]
    [InlineData(false, 1, true, 62.5)]
    [InlineData(false, 3, true, 187.5)]
    [InlineData(false, 3, false, 0)]
    [InlineData(true, 3, false, 1.5)]
    public void Cost_by_way_and_billing(bool isImported, int writesAnItem, bool isOnDemand, double expected)
    {
        const long Gigabyte = 1024L * 1024 * 1024;
        // Ten GB in 10,000,000 items of about 1 KB: two write units each, since they are a little larger.
        var size = new RestoreSize(10 * Gigabyte, 10_000_000, 0, 0, 1);
        var cost = RestoreCost.OfCopies(size with { FullItems = isImported ? size.FullItems : 50_000_000, FullBytes = isImported ? size.FullBytes : 50_000_000L * 2000 }, isImported, writesAnItem, isOnDemand);
        Assert.Equal((decimal)expected, cost.Dollars);
    }

    [Fact]
    public void A_backup_costs_by_its_size() => Assert.Equal(0.3m, RestoreCost.OfBackup(2L * 1024 * 1024 * 1024).Dollars);

    [Theory]
    [InlineData(100, 0, 0, 100, true)]
    [InlineData(100, 0, 0, 99, false)]
    [InlineData(100, 5, 3, 105, true)]
    [InlineData(100, 5, 3, 97, true)]
    [InlineData(100, 5, 3, 96, false)]
    [InlineData(100, 5, 3, 106, false)]
    public void How_many_items_there_should_be(long full, long puts, long deletes, long items, bool holds) =>
        Assert.Equal(holds, ExpectedCount.OfCopies(full, puts, deletes).Holds(items));

    [Theory]
    [InlineData(1000, 901, true)]
    [InlineData(1000, 1100, true)]
    [InlineData(1000, 899, false)]
    [InlineData(3, 13, true)]
    [InlineData(3, 0, true)]
    [InlineData(3, 14, false)]
    public void A_backups_own_count_is_old(long counted, long items, bool holds) => Assert.Equal(holds, ExpectedCount.OfBackup(counted)!.Holds(items));
}
