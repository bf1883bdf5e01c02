using ResponsibilityBot.Host.Exports;

namespace ResponsibilityBot.EndToEnd.Exports;

/// <summary>A report is written while its next part is made.</summary>
public sealed class MadeAheadSpecs
{
    private static CancellationToken Test => TestContext.Current.CancellationToken;

    [Fact]
    public void All_of_them_come_in_their_order() =>
        Assert.Equal(Enumerable.Range(0, 1_000), Enumerable.Range(0, 1_000).Ahead(Test));

    [Fact]
    public void The_next_is_made_while_the_last_is_written()
    {
        using var second = new ManualResetEventSlim();

        var read = Parts(second).Ahead(Test).Select(part =>
        {
            // The writer holds the first until the second was made: this ends only where another thread makes it.
            second.Wait(Test);
            return part;
        });

        Assert.Equal([1, 2], read);

        static IEnumerable<int> Parts(ManualResetEventSlim second)
        {
            yield return 1;
            second.Set();
            yield return 2;
        }
    }

    [Fact]
    public void Only_a_few_are_made_ahead()
    {
        var made = 0;
        using var reading = Enumerable.Range(0, 10_000).Select(part => Interlocked.Increment(ref made)).Ahead(Test).GetEnumerator();

        for (var read = 0; read < 1_000; read++)
        {
            Assert.True(reading.MoveNext());
            Assert.InRange(Volatile.Read(ref made) - read, 1, 20);
        }
    }

    [Fact]
    public void What_goes_wrong_is_thrown_where_it_is_read()
    {
        var read = new List<int>();

        var error = Assert.Throws<InvalidDataException>(() => read.AddRange(Broken().Ahead(Test)));

        Assert.Equal("the third is broken", error.Message);

        static IEnumerable<int> Broken()
        {
            yield return 1;
            yield return 2;
            throw new InvalidDataException("the third is broken");
        }
    }

    [Fact]
    public void Who_stops_reading_stops_the_making()
    {
        var isOver = false;

        Assert.Equal([0, 1, 2], Endless().Ahead(Test).Take(3));

        Assert.True(isOver);

        IEnumerable<int> Endless()
        {
            try
            {
                for (var part = 0; ; part++)
                    yield return part;
            }
            finally
            {
                isOver = true;
            }
        }
    }

    [Fact]
    public void A_cancelled_report_ends()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Test);
        var read = 0;

        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            foreach (var part in Endless().Ahead(stop.Token))
            {
                if (++read == 3)
                    stop.Cancel();
            }
        });

        Assert.Equal(3, read);

        static IEnumerable<int> Endless()
        {
            for (var part = 0; ; part++)
                yield return part;
        }
    }
}
