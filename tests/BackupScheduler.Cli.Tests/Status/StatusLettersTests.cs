using System.Text.Json;
using BackupScheduler.Cli.Output;
using BackupScheduler.Cli.Status;
using BackupScheduler.Cli.Tests.Letters;
using BackupScheduler.Core.Status;
using static BackupScheduler.Cli.Tests.Status.LookWorld;

namespace BackupScheduler.Cli.Tests.Status;

/// <summary>The dead letters in a look at the organization.</summary>
public sealed class StatusLettersTests : IAsyncLifetime
{
    private readonly LookWorld _world = new();
    private LetterHouse _house = null!;

    public async Task InitializeAsync()
    {
        _house = await LetterHouse.BuildAsync();
        _world[Team].Tables.Add("Orders");
        _world.BackUp(Team, "Orders", hours: 8);
        _world.Letters = _house.Desk();
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task Dead_letters_keep_an_organization_from_being_healthy_and_stay_where_they_are()
    {
        _house.Letters.Add(LetterHouse.Many(3));
        var status = await LookAsync();

        var group = Assert.Single(status.Letters!);
        Assert.Equal(("AccessDeniedException", 3), (group.Cause, group.Count));
        Assert.Contains("3 dead letters", Assert.Single(status.Problems).What, StringComparison.Ordinal);
        Assert.Equal(3, _house.Letters.Messages.Count);
        using var document = Json(status);
        Assert.Equal(3, document.RootElement.GetProperty("letters")[0].GetProperty("count").GetInt32());
        Assert.False(document.RootElement.GetProperty("succeeded").GetBoolean());
    }

    [Fact]
    public async Task An_empty_queue_is_no_letters_and_one_that_nobody_asked_for_is_not_known()
    {
        var looked = await LookAsync();
        Assert.Empty(looked.Letters!);
        Assert.True(looked.IsHealthy, string.Join('\n', looked.Problems));

        var asked = await LookAsync(new StatusOptions { WithLetters = false });
        Assert.Null(asked.Letters);
        Assert.Null(asked.LettersFailure);
        using var document = Json(asked);
        Assert.Equal(JsonValueKind.Null, document.RootElement.GetProperty("letters").ValueKind);
    }

    [Fact]
    public async Task A_queue_that_cannot_be_read_is_told_and_not_taken_for_empty()
    {
        await _house.Sqs.DisposeAsync();
        var status = await LookAsync();

        Assert.Null(status.Letters);
        Assert.NotNull(status.LettersFailure);
        Assert.Contains("the dead letters could not be read", Assert.Single(status.Problems).What, StringComparison.Ordinal);
    }

    // What the look waits for is the queue's clock, which stands still by itself.
    private async Task<OrganizationStatus> LookAsync(StatusOptions? options = null)
    {
        var look = _world.LookAsync(options);
        while (!look.IsCompleted)
        {
            _house.Time.Advance(TimeSpan.FromMilliseconds(200));
            await Task.WhenAny(look, Task.Delay(TimeSpan.FromMilliseconds(1)));
        }

        return await look;
    }

    private static JsonDocument Json(OrganizationStatus status)
    {
        var output = new StringWriter();
        StatusJson.Write(output, status, new StatusView(OutputFormat.Json, Tables: false, All: false));
        return JsonDocument.Parse(output.ToString());
    }
}
