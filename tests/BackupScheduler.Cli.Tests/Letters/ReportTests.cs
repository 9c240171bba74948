using System.Text.Json;
using BackupScheduler.Cli.Letters;
using BackupScheduler.Cli.Output;
using BackupScheduler.Core.DeadLetters;
using BackupScheduler.Core.Work;

namespace BackupScheduler.Cli.Tests.Letters;

public sealed class ReportTests : IAsyncLifetime
{
    private const string Escape = "\u001b[31mred\u001b[0m\u202e";
    private LetterHouse _house = null!;

    public async Task InitializeAsync() => _house = await LetterHouse.BuildAsync();

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Theory]
    [InlineData(80, false)]
    [InlineData(140, false)]
    [InlineData(80, true)]
    [InlineData(140, true)]
    public async Task The_list_is_as_it_was(int width, bool each)
    {
        Seed();
        var outcome = await _house.RunAsync(LetterCommands.ListAsync, new LetterOptions { Each = each }, width: width);

        Assert.True(outcome.ExitCode == 0, outcome.Error);
        Golden.Check($"Letters/Golden/{(each ? "each" : "groups")}-{width}.txt", outcome.Output);
        // An id is never cut: whoever wants the letter needs all of it.
        if (!each) Assert.All(outcome.Output.Split('\n'), line => Assert.True(line.Length <= width, line));
    }

    [Fact]
    public async Task A_letter_is_shown_as_it_was()
    {
        Seed();
        var outcome = await _house.RunAsync(LetterCommands.ShowAsync, new LetterOptions { Filter = new LetterFilter { Ids = ["letter-000"] } });

        Assert.Equal(0, outcome.ExitCode);
        Golden.Check("Letters/Golden/show.txt", outcome.Output);
    }

    [Fact]
    public async Task Hostile_texts_are_inert_wherever_they_are_shown()
    {
        var huge = new string('\u001b', 256 * 1024);
        _house.Letters.Add(new FakeMessage(
            $$"""{"version":1,"kind":"BackUpTable","run":"20261128T010000Z","account":"111122223333","region":"eu-west-1","table":"{{"\\u001b[2J\\ud800"}}","check":false}""",
            ("ErrorCode", Escape + "[red]<script>alert(1)</script>"), ("ErrorMessage", huge), ("Function", Escape), ("Account", Escape), ("Name\u001b", "x"))
        {
            Id = "hostile",
            SourceArn = Escape,
        });
        _house.Letters.Add(new FakeMessage($"raw {Escape}{huge}") { Id = "raw" });

        foreach (var id in new[] { "hostile", "raw" })
        {
            var by = new LetterFilter { Ids = [id] };
            foreach (var outcome in new[]
            {
                await _house.RunAsync(LetterCommands.ListAsync, new LetterOptions { Each = id == "raw" }, width: 80),
                await _house.RunAsync(LetterCommands.ShowAsync, new LetterOptions { Filter = by }),
                await _house.RunAsync(LetterCommands.ShowAsync, new LetterOptions { Filter = by, Full = true }),
                await _house.RunAsync(LetterCommands.ShowAsync, new LetterOptions { Filter = by, Format = OutputFormat.Json }),
                await _house.RunAsync(LetterCommands.ListAsync, new LetterOptions { Format = OutputFormat.Json }),
                await _house.RunAsync(LetterCommands.RedriveAsync, new LetterOptions { Filter = by, DryRun = true }),
                await _house.RunAsync(LetterCommands.DiscardAsync, new LetterOptions { Filter = by, DryRun = true }),
            })
            {
                Assert.DoesNotContain(outcome.Output + outcome.Error, c => (char.IsControl(c) && c != '\n') || c is '\u202e' || char.IsSurrogate(c));
                Assert.NotEqual("", outcome.Output);
            }
        }
    }

    [Fact]
    public async Task An_overview_is_short_however_long_a_letter_is_and_says_what_it_cut()
    {
        _house.Letters.Add(new FakeMessage(new string('x', 256 * 1024)) { Id = "long" });
        var show = await _house.RunAsync(LetterCommands.ShowAsync, new LetterOptions { Filter = new LetterFilter { Ids = ["long"] } });
        var full = await _house.RunAsync(LetterCommands.ShowAsync, new LetterOptions { Filter = new LetterFilter { Ids = ["long"] }, Full = true });
        var list = await _house.RunAsync(LetterCommands.ListAsync, new LetterOptions { Format = OutputFormat.Json });

        Assert.InRange(show.Output.Length, 4096, 6000);
        Assert.Contains("(4096 of 262144 characters; --full shows all)", show.Output, StringComparison.Ordinal);
        Assert.InRange(full.Output.Length, 256 * 1024, 260 * 1024);
        using var document = JsonDocument.Parse(list.Output);
        var letter = document.RootElement.GetProperty("letters")[0];
        Assert.Equal((4096, 262_144, true), (letter.GetProperty("body").GetString()!.Length, letter.GetProperty("bodyLength").GetInt32(), letter.GetProperty("bodyCut").GetBoolean()));
    }

    [Fact]
    public async Task As_json_a_list_is_one_document_with_every_letter()
    {
        Seed();
        var outcome = await _house.RunAsync(LetterCommands.ListAsync, new LetterOptions { Format = OutputFormat.Json, Filter = new LetterFilter { Causes = ["AssumeRoleFailed"] } });

        using var document = JsonDocument.Parse(outcome.Output);
        var root = document.RootElement;
        Assert.Equal(["command", "succeeded", "queue", "seen", "about", "complete", "warnings", "groups", "letters"], root.EnumerateObject().Select(member => member.Name));
        Assert.Equal(3, root.GetProperty("letters").GetArrayLength());
        Assert.Equal((3, "AssumeRoleFailed"), (root.GetProperty("groups")[0].GetProperty("letters").GetInt32(), root.GetProperty("groups")[0].GetProperty("cause").GetString()));
    }

    [Fact]
    public async Task An_id_that_is_not_there_is_told()
    {
        Seed();
        var outcome = await _house.RunAsync(LetterCommands.ShowAsync, new LetterOptions { Filter = new LetterFilter { Ids = ["nobody"] } });
        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("no letter has the id 'nobody' among the 8 that were seen", outcome.Error, StringComparison.Ordinal);
    }

    private void Seed()
    {
        const string Role = "arn:aws:iam::111122223333:role/backup-scheduler/BackupWorker: AccessDenied: User: arn:aws:sts::123456789012:assumed-role/W is not authorized to perform: sts:AssumeRole";
        var table = LetterHouse.Table("Orders");
        FakeMessage[] letters =
        [
            LetterHouse.Letter(LetterHouse.Table("Orders-of-the-whole-company-and-all-of-its-subsidiaries"), "AssumeRoleFailed", Role, 90),
            LetterHouse.Letter(LetterHouse.Table("Customers"), "AssumeRoleFailed", Role, 80),
            LetterHouse.Letter(LetterHouse.Table("Ledger"), "AssumeRoleFailed", Role, 70),
            LetterHouse.Letter(LetterHouse.Table("Orders", account: "444455556666"), "AccessDeniedException", "User: x is not authorized to perform: dynamodb:CreateBackup on resource: y with an explicit deny in a service control policy", 60),
            LetterHouse.Letter(new ReviewAccount { Version = 1, Run = table.Run, Account = table.Account, Region = table.Region, Look = 1, AdHoc = false, Prune = false, Hops = 0 }, "BackupsMissing", "2 tables", 50),
            new FakeMessage(WorkItemJson.Write(table)) { SourceArn = "arn:aws:sqs:us-east-1:123456789012:backup-scheduler-tables" },
            new FakeMessage("""{"detail-type":"Scheduled Event","source":"aws.scheduler"}""", ("SCHEDULE_ARN", "arn"), ("ERROR_CODE", "AWS.Lambda.TooManyRequestsException")),
            new FakeMessage("{broken", ("ErrorCode", "MalformedItem"), ("ErrorMessage", "body: not JSON"), ("Function", "Worker")),
        ];
        _house.Letters.Add(letters.Select((letter, i) => letter with { Id = $"letter-{i:000}" }));
    }
}
