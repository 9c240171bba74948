using BackupScheduler.Core.Failures;
using BackupScheduler.Core.Metrics;
using BackupScheduler.Core.Tables;
using BackupScheduler.Core.Work;
using BackupScheduler.Functions.Tests.Fakes;

namespace BackupScheduler.Functions.Tests.Tables;

/// <summary>TABLES_EXCLUDE_TAGS when an account's tables are scheduled.</summary>
public sealed class TagExclusionTests
{
    private const int TagsUnreadable = 2011, TablesLeftOut = 2012;
    private static readonly (string, string) ButNo = ("TABLES_EXCLUDE_TAGS", "backup=no,stage");

    [Fact]
    public void Tables_with_an_excluded_tag_are_not_sent_and_the_reason_is_told()
    {
        var world = Tagged(ButNo);
        Assert.Empty(world.ScheduleTables(Items.BackUpAccount));
        Assert.Equal(["alpha", "beta"], Sent(world));
        Assert.Contains(world.Log.Lines, line => line.Id == TablesLeftOut && line.Line.EndsWith(": 2 tables not backed up: excluded by tag backup=no: scratch, temp", StringComparison.Ordinal));
        Assert.Contains(world.Log.Lines, line => line.Id == TablesLeftOut && line.Line.EndsWith(": 1 tables not backed up: excluded by tag stage: trial", StringComparison.Ordinal));
        Assert.Equal("backup=no,stage", world.Wire.Calls.First(call => call.Operation == Operation.GetResources).Subject);
        Assert.Equal(0, world[Metric.TagsUnreadable]);
    }

    [Fact]
    public void No_call_is_made_where_no_tag_excludes()
    {
        var world = Tagged(("TABLES_EXCLUDE", "temp"));
        world.ScheduleTables(Items.BackUpAccount);
        Assert.Equal(["alpha", "beta", "scratch", "trial"], Sent(world));
        world.ScheduleTables(Items.Review);
        Assert.Equal(0, world.Wire.Count(Operation.GetResources));
    }

    [Fact]
    public void Tags_of_another_account_or_Region_exclude_nothing_here()
    {
        var world = new World(ButNo);
        world.Account.AddTables("alpha");
        world.Tags.Tag(World.Scope with { Region = Core.Accounts.Region.Parse("us-east-1") }, "alpha", "backup", "no");
        world.ScheduleTables(Items.BackUpAccount);
        Assert.Equal(["alpha"], Sent(world));
    }

    [Fact]
    public void A_redelivery_and_a_bookmark_exclude_the_same_tables()
    {
        var again = Tagged(ButNo);
        again.ScheduleTables(Items.BackUpAccount, receive: 2);
        Assert.Equal(["alpha", "beta"], Sent(again));
        var behind = Tagged(ButNo);
        behind.ScheduleTables(Items.BackUpAccount with { After = TableName.Parse("alpha"), Hops = 1 });
        Assert.Equal(["beta"], Sent(behind));
    }

    [Theory]
    [InlineData(FailureKind.AccessDenied)]
    [InlineData(FailureKind.RegionUnavailable)]
    public void When_tags_may_not_be_read_every_table_is_backed_up_and_that_is_reported(FailureKind kind)
    {
        var world = Tagged(ButNo);
        world.Wire.Fail(Operation.GetResources, kind, "AccessDeniedException");
        Assert.Empty(world.ScheduleTables(Items.BackUpAccount));
        Assert.Equal(["alpha", "beta", "scratch", "temp", "trial"], Sent(world));
        Assert.Equal((1, 1), (world[Metric.TagsUnreadable], world.Log.Count(TagsUnreadable)));
        Assert.Empty(world.Queues.Letters);
    }

    [Fact]
    public void Tags_read_in_part_exclude_nothing()
    {
        var world = Tagged(ButNo);
        world.Wire.Fail(Operation.GetResources, FailureKind.AccessDenied, applies: call => call.Number == 2);
        world.ScheduleTables(Items.BackUpAccount);
        Assert.Equal(5, Sent(world).Count);
    }

    [Theory]
    [InlineData(FailureKind.Throttled)]
    [InlineData(FailureKind.Transient)]
    [InlineData(FailureKind.Other)]
    public void A_failure_that_may_pass_is_tried_again_before_anything_is_sent(FailureKind kind)
    {
        var world = Tagged(ButNo);
        world.Wire.Fail(Operation.GetResources, kind);
        Assert.NotEmpty(world.ScheduleTables(Items.BackUpAccount));
        Assert.Empty(world.Queues.Sent);
        Assert.Single(world.Queues.PutBacks);
        Assert.Equal(0, world[Metric.TagsUnreadable]);
    }

    [Fact]
    public void An_item_is_never_given_up_for_its_tags_alone()
    {
        var unknown = Tagged(ButNo);
        unknown.Wire.Fail(Operation.GetResources, FailureKind.Other);
        Assert.Empty(unknown.ScheduleTables(Items.BackUpAccount, receive: 5));
        var late = Tagged(ButNo);
        late.Wire.Fail(Operation.GetResources, FailureKind.Throttled);
        var delivery = Delivery.Of(Items.BackUpAccount, late.Time.GetUtcNow());
        late.Time.Advance(TimeSpan.FromHours(7));
        Assert.Empty(late.ScheduleTables(delivery));
        Assert.All((World[])[unknown, late], world =>
        {
            Assert.Equal((5, 1), (Sent(world).Count, world[Metric.TagsUnreadable]));
            Assert.Empty(world.Queues.Letters);
        });
    }

    [Fact]
    public void A_role_that_cannot_be_assumed_is_its_letter_and_no_trouble_with_tags()
    {
        var world = Tagged(ButNo);
        world.Wire.Fail(Operation.AssumeRole, FailureKind.RoleUnavailable, "AssumeRoleFailed");
        Assert.Empty(world.ScheduleTables(Items.BackUpAccount));
        Assert.Equal("AssumeRoleFailed", Assert.Single(world.Queues.Letters).ErrorCode);
        Assert.Equal(0, world[Metric.TagsUnreadable]);
    }

    [Fact]
    public void A_closed_Region_is_told_as_one_before_its_tags_are_asked_for()
    {
        var world = Tagged(ButNo);
        world.Wire.Fail(new ServiceFailureException(FailureKind.RegionUnavailable, "UnrecognizedClientException", "closed"), call => call.Operation != Operation.AssumeRole);
        Assert.Empty(world.ScheduleTables(Items.BackUpAccount));
        Assert.Equal((1, 0), (world[Metric.RegionUnavailable], world[Metric.TagsUnreadable]));
    }

    private static World Tagged(params (string, string)[] variables)
    {
        var world = new World(variables);
        world.Account.AddTables("alpha", "beta", "scratch", "temp", "trial");
        world.Tags.Tag(World.Scope, "beta", "backup", "yes");
        world.Tags.Tag(World.Scope, "scratch", "backup", "no");
        world.Tags.Tag(World.Scope, "temp", "backup", "no");
        world.Tags.Tag(World.Scope, "trial", "stage");
        world.Tags.Tag(World.Scope, "gone", "backup", "no");
        return world;
    }

    private static List<string> Sent(World world) => [.. world.Queues.Items<BackUpTable>().Select(item => item.Table.Value)];
}
