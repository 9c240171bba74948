using BackupScheduler.Core.Backups;
using BackupScheduler.Core.Retention;

namespace BackupScheduler.Core.Tests.Retention;

public sealed class FingerprintTests
{
    [Theory]
    [InlineData("30", """{"keepLast":30}""")]
    [InlineData("""{"keepLast":3,"keepWithin":"P7D"}""", """ { "keepWithin" : "PT168H", "keepLast" : 3, "overrides":[] } """)]
    [InlineData("""{"keepWithin":"P1W"}""", """{"keepWithin":"P6DT23H59M60S"}""")]
    [InlineData("""{"daily":1,"overrides":[{"tables":"A*c","daily":2}]}""", """{"overrides":[{"daily":2,"tables":"A*c"}],"daily":1}""")]
    public void Policies_of_equal_meaning_have_one_fingerprint(string one, string other) =>
        Assert.Equal(Of(one), Of(other));

    [Fact]
    public void Policies_of_other_meaning_have_others()
    {
        string[] policies =
        [
            "30", "31", """{"daily":30}""", """{"weekly":30}""", """{"monthly":30}""", """{"yearly":30}""", """{"keepWithin":"P30D"}""",
            """{"keepLast":30,"daily":30}""", """{"keepLast":30,"overrides":[{"tables":"abc","keepLast":30}]}""",
            """{"keepLast":30,"overrides":[{"tables":"abd","keepLast":30}]}""",
            """{"keepLast":30,"overrides":[{"tables":"abc","keepLast":31}]}""",
            """{"keepLast":30,"overrides":[{"tables":"abc","keepLast":1},{"tables":"a*","keepLast":2}]}""",
            """{"keepLast":30,"overrides":[{"tables":"a*","keepLast":2},{"tables":"abc","keepLast":1}]}""",
        ];
        Assert.Equal(policies.Length, policies.Select(Of).Distinct().Count());
    }

    [Fact]
    public void The_naming_is_part_of_it()
    {
        BackupNaming[] namings =
        [
            BackupNaming.Default, new("other", []), new(BackupNaming.DefaultPrefix, ["a*"]), new(BackupNaming.DefaultPrefix, ["a*", "b*"]),
            new(BackupNaming.DefaultPrefix, ["a*b*"]),
        ];
        Assert.Equal(namings.Length, namings.Select(RetentionPolicy.Default.Fingerprint).Distinct().Count());
    }

    [Fact]
    public void The_order_of_adopted_patterns_is_not() =>
        Assert.Equal(
            RetentionPolicy.Default.Fingerprint(new BackupNaming("p", ["a*", "b*"])),
            RetentionPolicy.Default.Fingerprint(new BackupNaming("p", ["b*", "a*", "b*"])));

    // Messages in flight carry it: another version of the service must not take all of them for stale.
    [Fact]
    public void It_stays_the_same_from_version_to_version() =>
        Assert.Equal("ad041298740662c6", RetentionPolicy.Default.Fingerprint(BackupNaming.Default));

    private static string Of(string policy) => RetentionPolicy.Parse(policy).Fingerprint(BackupNaming.Default);
}
