using BackupScheduler.LocalAws.Emulation;

namespace BackupScheduler.LocalAws.Tests.Emulation;

public sealed class EmulatorWaysTests
{
    /// <summary>Plays `docker run`: maps the published port onto a server of this machine.</summary>
    private static readonly string ContainerRun =
        $"[ \"$1\" = run ] && {{ p=${{4#127.0.0.1:}}; exec '{FakeBin.RealServer}' -p \"${{p%:5000}}\"; }}";

    [Fact]
    public async Task The_installed_server_is_taken_first()
    {
        using var bin = new FakeBin();
        var server = bin.Add("moto_server", $"exec '{FakeBin.RealServer}' \"$@\"");
        bin.Add("python3", "echo 5.1.9");
        bin.Add("docker", "exit 0");

        await using var emulator = await Emulator.StartAsync(bin.Options);

        Assert.Equal((server, "5.1.9"), (emulator.Origin, emulator.Version));
        Assert.DoesNotContain(bin.Calls, c => c.StartsWith("docker", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_installed_server_of_unknown_version_is_judged_by_its_answers()
    {
        using var bin = new FakeBin();
        bin.Add("moto_server", $"exec '{FakeBin.RealServer}' \"$@\"");

        await using var emulator = await Emulator.StartAsync(bin.Options);

        Assert.Equal("unknown", emulator.Version);
    }

    [Fact]
    public async Task An_old_installed_server_gives_way_to_a_virtual_environment()
    {
        using var bin = new FakeBin();
        bin.Add("moto_server", "exit 9");
        // As python3 it is asked for moto's version, and to make an environment; as the environment's python it plays pip.
        bin.Add("python3", $$"""
            [ "$1" = -c ] && { echo 4.2.14; exit; }
            mkdir -p "$4/bin"
            printf '#!/bin/sh\necho "pip $*" >> "{{bin.Log}}"\nln -s "{{FakeBin.RealServer}}" "%s/bin/moto_server"\n' "$4" > "$4/bin/python"
            chmod +x "$4/bin/python"
            """);

        await using (var emulator = await Emulator.StartAsync(bin.Options))
        {
            Assert.Equal("5.2.1", emulator.Version);
            Assert.Contains(bin.Calls, c => c.StartsWith("pip -m pip install", StringComparison.Ordinal)
                && c.EndsWith("moto[server]==5.2.1", StringComparison.Ordinal));
        }

        var calls = bin.Calls.Count(c => c.Contains("venv", StringComparison.Ordinal));
        await using var again = await Emulator.StartAsync(bin.Options);
        Assert.Equal(calls, bin.Calls.Count(c => c.Contains("venv", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("docker")]
    [InlineData("podman")]
    public async Task Without_server_and_python_a_container_is_run(string engine)
    {
        using var bin = new FakeBin();
        bin.Add(engine, $"[ \"$1 $2\" = 'image inspect' ] && exit 1\n{ContainerRun}\nexit 0");

        await using var emulator = await Emulator.StartAsync(bin.Options);

        Assert.Equal($"{engine} docker.io/motoserver/moto:5.2.1", emulator.Origin);
        Assert.Contains(bin.Calls, c => c == $"{engine} pull docker.io/motoserver/moto:5.2.1");
    }

    [Fact]
    public async Task A_half_made_environment_is_made_again()
    {
        using var bin = new FakeBin();
        bin.Add("python3", "mkdir -p \"$4/bin\"; printf '#!/bin/sh\\necho no such package >&2; exit 1' > \"$4/bin/python\"; chmod +x \"$4/bin/python\"");

        for (var attempt = 1; attempt <= 2; attempt++)
        {
            await Assert.ThrowsAsync<EmulatorUnavailableException>(() => Emulator.StartAsync(bin.Options));
            Assert.Equal(attempt, bin.Calls.Count(c => c.StartsWith("python3 -m venv --clear", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task When_no_way_works_one_line_names_each_and_why()
    {
        using var bin = new FakeBin();
        bin.Add("moto_server", "echo 'import failed' >&2; exit 3");
        bin.Add("python3", "[ \"$1\" = -c ] && exit 1; echo 'No module named venv' >&2; exit 1");
        bin.Add("docker", "echo 'Cannot connect to the daemon' >&2; exit 1");

        var thrown = await Assert.ThrowsAsync<EmulatorUnavailableException>(() => Emulator.StartAsync(bin.Options));

        Assert.Equal(
            $"no AWS emulator: moto_server on PATH: {bin.Bin}/moto_server exited with 3: import failed; "
            + "virtual environment: `-m venv --clear` failed: No module named venv; "
            + $"container image docker.io/motoserver/moto:{EmulatorOptions.PinnedVersion}: docker: Cannot connect to the daemon, no podman on PATH",
            thrown.Message);
    }

    [Fact]
    public async Task A_server_that_never_answers_is_ended_and_reported()
    {
        using var bin = new FakeBin();
        bin.Add("moto_server", $"echo $$ > '{bin.Bin}/pid'; echo still importing; sleep 300");

        var options = bin.Options with { StartTimeout = TimeSpan.FromSeconds(2) };
        var thrown = await Assert.ThrowsAsync<EmulatorUnavailableException>(() => Emulator.StartAsync(options));

        Assert.Contains("did not answer within 2 s: still importing", thrown.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists($"/proc/{(await File.ReadAllTextAsync($"{bin.Bin}/pid")).Trim()}"));
    }
}
