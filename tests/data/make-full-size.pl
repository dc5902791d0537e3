#!/usr/bin/perl
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the synthetic catalog of scenarios/full-size.yaml out of the ISMAP numbers:
#   perl tests/data/make-full-size.pl < controls/ismap.csv > scenarios/full-size/catalog.csv
# Governance and management items, objectives and the known detailed controls keep their numbers. The other detailed
# controls are invented until the control standard holds 1,077 items, and so are all minutes. Same input, same bytes.
use strict;
use warnings;

my $CONTROL_ITEMS = 1077;

# A generator of our own, so that every perl gives the same numbers (Lehmer, 2^31 - 1).
my $state = 2027;
sub draw {
    my ($least, $most, $step) = @_;
    $state = $state * 48271 % 2147483647;
    return $least + $step * ($state % (($most - $least) / $step + 1));
}

sub fields {
    my ($line) = @_;
    my @field;
    while ($line =~ /\G(?:"((?:[^"]|"")*)"|([^,]*))(,|\z)/g) {
        my $value = defined $1 ? $1 : $2;
        $value =~ s/""/"/g;
        push @field, $value;
        last if $3 eq '';
    }
    return @field;
}

sub quoted {
    my ($value) = @_;
    return $value unless $value =~ /[",\n]/;
    $value =~ s/"/""/g;
    return "\"$value\"";
}

sub print_row { print join(',', map { quoted($_) } @_), "\n" }

chomp(my $header = <STDIN>);
my @columns = fields($header);
my (@items, %known);    # known: objective => { number of a known detailed control => item }
while (my $line = <STDIN>) {
    chomp $line;
    my %item;
    @item{@columns} = fields($line);
    if ($item{standard} eq 'control' && $item{parent} ne '') {
        my $number = (split /\./, $item{id})[3];
        $known{$item{parent}}{$number} = \%item;
        next;
    }
    push @items, \%item;
}
my @objectives = grep { $_->{standard} eq 'control' } @items;

# How many detailed controls each objective has: at least up to its last known number, then spread by chance.
my %last;
my $left = $CONTROL_ITEMS - @objectives;
for my $objective (@objectives) {
    my $id = $objective->{id};
    $last{$id} = 2;
    for my $number (keys %{ $known{$id} || {} }) {
        $last{$id} = $number if $number > $last{$id};
    }
    $left -= $last{$id};
}
die "the known detailed controls are already too many\n" if $left < 0;
for (1 .. $left) {
    $last{ $objectives[ draw(0, $#objectives, 1) ]{id} }++;
}

print_row(qw(id standard title title_ja parent category mandatory cloud_specific external_minutes internal_minutes));

sub print_item {
    my ($item, @minutes) = @_;
    print_row($item->{id}, $item->{standard}, "Synthetic: $item->{title}", "合成データ：$item->{title_ja}",
        $item->{parent}, $item->{category}, $item->{mandatory}, $item->{cloud_specific}, @minutes);
}

for my $item (@items) {
    my $id = $item->{id};
    if ($item->{standard} ne 'control') {
        my $is_heading = $item->{parent} eq '';
        print_item($item, $is_heading ? ('', '') : (draw(15, 45, 5), draw(10, 30, 5)));
        next;
    }
    print_item($item, draw(30, 90, 5), draw(20, 60, 5));
    for my $number (1 .. $last{$id}) {
        my $detail = $known{$id}{$number} || {
            id       => join('.', (split /\./, $id)[0 .. 2], $number),
            standard => 'control',
            title    => "detailed control $number of $id",
            title_ja => "$id の詳細管理策その$number",
            parent   => $id,
            category => $item->{category},
            mandatory      => 'no',
            cloud_specific => 'no',
        };
        print_item($detail, draw(10, 40, 5), draw(5, 20, 5));
    }
}
