using BackupScheduler.Core.Tables;

namespace BackupScheduler.Core.Tests.Tables;

public sealed class TagRuleTests
{
    [Theory]
    [InlineData("backup", "backup", "no", true)]
    [InlineData("backup", "backup", "", true)]
    [InlineData("backup", "Backup", "no", false)]
    [InlineData("backup", "backups", "no", false)]
    [InlineData("backup=no", "backup", "no", true)]
    [InlineData("backup=no", "backup", "No", false)]
    [InlineData("backup=no", "backup", "", false)]
    [InlineData("backup=no", "no", "backup", false)]
    [InlineData("backup=", "backup", "", true)]
    [InlineData("backup=", "backup", "no", false)]
    [InlineData("a=b=c", "a", "b=c", true)]
    [InlineData("aws:cloudformation:stack-name=scratch", "aws:cloudformation:stack-name", "scratch", true)]
    [InlineData("cost center=R + D", "cost center", "R + D", true)]
    public void A_rule_means_tags_by_key_or_by_key_and_value_exactly(string rule, string key, string value, bool matches)
    {
        Assert.Equal(matches, TagRule.Parse(rule).Matches(new TableTag(key, value)));
        Assert.Equal(rule, TagRule.Parse(rule).ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("=no")]
    [InlineData("backup =no")]
    [InlineData("backup= no")]
    [InlineData(" backup")]
    [InlineData("backup;no")]
    [InlineData("backup*")]
    [InlineData("backup\tno")]
    [InlineData("\ud83d\ude00")]
    public void What_no_tag_can_be_is_refused(string? text)
    {
        Assert.False(TagRule.TryParse(text, out var rule));
        Assert.Null(rule);
        Assert.Throws<FormatException>(() => TagRule.Parse(text!));
    }

    // Letters beyond the first plane are one character to AWS, and two to .NET.
    [Theory]
    [InlineData("k", 128, 256, true)]
    [InlineData("k", 129, 256, false)]
    [InlineData("k", 128, 257, false)]
    [InlineData("\ud840\udc00", 128, 256, true)]
    [InlineData("\ud840\udc00", 129, 0, false)]
    public void The_limits_of_AWS_are_those_of_a_rule(string letter, int key, int value, bool isAllowed) => Assert.Equal(
        isAllowed, TagRule.TryParse($"{string.Concat(Enumerable.Repeat(letter, key))}={string.Concat(Enumerable.Repeat(letter, value))}", out _));

    [Fact]
    public void Rules_are_equal_when_they_mean_the_same()
    {
        Assert.Equal(TagRule.Parse("a=b"), TagRule.Parse("a=b"));
        Assert.NotEqual(TagRule.Parse("a"), TagRule.Parse("a="));
    }
}
